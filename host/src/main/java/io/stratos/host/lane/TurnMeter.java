package io.stratos.host.lane;

import io.stratos.abi.model.Intent;
import io.stratos.abi.sandbox.Usage;

/// Measures callbacks. What it sees stands beside the journal, never in it (DESIGN §4).
public interface TurnMeter {

    /// Taken right before the sandbox begins.
    long start();

    /// Told right after the sandbox decided.
    void stop(long started, Usage usage);

    /// Told of each intent that a strategy emitted, before the gate.
    default void emitted(Intent intent) {}

    /// Told of each state that becomes a checkpoint.
    default void saved(long bytes) {}

    /// Wall-clock time of the callback that was told last, 0 where none is measured. Live it is held against the
    /// callback's limit; in simulated time it decides nothing.
    default long lastNanos() {
        return 0;
    }
}
