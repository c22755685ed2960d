package io.stratos.execution.safety;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;

/// What became of a [SafetyCommand].
public sealed interface SafetyChange {

    /// It holds from now on, in memory first; a failed commit leaves it tight.
    record Applied(SafetyState previous, SafetyState state) implements SafetyChange {}

    /// It was in that state already.
    record Unchanged(SafetyState state) implements SafetyChange {}

    /// Loosening without an actor, without a clean reconciliation or with orders of unknown
    /// outcome.
    record Refused(ReasonCode code, SafetyState state) implements SafetyChange {}
}
