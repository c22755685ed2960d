package io.stratos.host.lane;

/// How far a turn came.
public enum TurnOutcome {
    /// Decided and recorded.
    ADVANCED,
    /// The sandbox still works; poll again.
    WAITING,
    /// Decided and recorded, a checkpoint came with it, and the guest starts anew from that; poll again.
    RENEWING,
    /// The guest failed; recorded, and the sandbox must be rebuilt before the next turn.
    FAULTED;

    /// Whether the sandbox is to be polled before the next turn.
    public boolean isUnderWay() {
        return this == WAITING || this == RENEWING;
    }
}
