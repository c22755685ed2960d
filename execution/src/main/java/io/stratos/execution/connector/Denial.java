package io.stratos.execution.connector;

import io.stratos.abi.model.ReasonCode;

/// Why something is not sent, with the numbers behind it.
record Denial(ReasonCode code, String got, String limit) {

    Denial(ReasonCode code) {
        this(code, "", "");
    }

    SubmitOutcome.Denied outcome() {
        return new SubmitOutcome.Denied(code, got, limit);
    }
}
