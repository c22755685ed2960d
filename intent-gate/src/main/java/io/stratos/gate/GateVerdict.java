package io.stratos.gate;

import io.stratos.abi.model.ReasonCode;

/// The gate's answer to one intent (SPEC M-20 to M-24).
public sealed interface GateVerdict {

    /// Goes on unchanged but for rounding.
    record Approved(ApprovedIntent intent) implements GateVerdict {}

    /// Goes on, made safer; `intent.degradedBy()` says how.
    record Degraded(ApprovedIntent intent) implements GateVerdict {}

    /// Goes nowhere. `got` and `limit` are the numbers behind the reason in plain notation, empty if there are none.
    record Denied(ReasonCode code, String got, String limit) implements GateVerdict {}
}
