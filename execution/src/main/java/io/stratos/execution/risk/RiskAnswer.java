package io.stratos.execution.risk;

import io.stratos.abi.model.ReasonCode;

/// The risk port's answer.
public sealed interface RiskAnswer {

    record Allowed() implements RiskAnswer {}

    /// `got` and `limit` are the numbers behind the code, in plain notation.
    record Refused(ReasonCode code, String got, String limit) implements RiskAnswer {}
}
