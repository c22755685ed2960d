package io.stratos.host.lane;

/// How far a turn came.
public enum TurnOutcome {
    /// Decided and recorded.
    ADVANCED,
    /// The sandbox still works; poll again.
    WAITING,
    /// The guest failed; recorded, and the sandbox must be rebuilt before the next turn.
    FAULTED
}
