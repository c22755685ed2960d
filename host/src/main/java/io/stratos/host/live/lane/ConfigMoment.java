package io.stratos.host.live.lane;

/// When a change of configuration reaches a running strategy (SPEC M-26): always between two turns.
public enum ConfigMoment {
    /// Before its next market event.
    NEXT_TICK,
    /// Before its next bar.
    NEXT_BAR,
    /// After its next checkpoint, before anything else.
    NEXT_CHECKPOINT
}
