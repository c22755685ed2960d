package io.stratos.host.breaker;

import io.stratos.abi.model.ReasonCode;

/// What a breaker counts as a sign of trouble (SPEC M-25).
public enum Trigger {
    /// A callback passed its deadline.
    TIMEOUTS(ReasonCode.BRK_TIMEOUTS),
    /// The gate denied an intent by rate.
    INTENT_RATE(ReasonCode.BRK_INTENT_RATE),
    /// A turn took longer than the instance's objective.
    LATENCY(ReasonCode.BRK_LATENCY),
    /// An event came with a quality flag.
    QUALITY(ReasonCode.BRK_QUALITY),
    /// The venue rejected an order, or said that there are too many requests.
    REJECTS(ReasonCode.BRK_REJECTS),
    /// The guest failed in any way.
    FAULTS(ReasonCode.BRK_FAULTS),
    /// A turn was decided while more execution events waited than the instance's queue holds.
    QUEUE(ReasonCode.BRK_QUEUE);

    private final ReasonCode code;

    Trigger(ReasonCode code) {
        this.code = code;
    }

    /// The code that says it to people.
    public ReasonCode code() {
        return code;
    }
}
