package io.stratos.host.lane;

import io.stratos.abi.sandbox.Usage;

/// Measures callbacks. What it sees stands beside the journal, never in it (DESIGN §4).
public interface TurnMeter {

    /// Taken right before the sandbox begins.
    long start();

    /// Told right after the sandbox decided.
    void stop(long started, Usage usage);
}
