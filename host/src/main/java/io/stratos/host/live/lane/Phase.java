package io.stratos.host.live.lane;

/// How far an instance is.
public enum Phase {
    /// Its first guest is being made, off the lane.
    STARTING,
    /// Takes inputs.
    TRADING,
    /// Its guest failed; waits until everything is committed.
    FAULTED,
    /// A new guest is being made, off the lane.
    REBUILDING,
    /// Takes no inputs any more: halted, or shut down.
    AT_REST;

    /// Whether a guest is made on another thread.
    boolean isMaking() {
        return this == STARTING || this == REBUILDING;
    }
}
