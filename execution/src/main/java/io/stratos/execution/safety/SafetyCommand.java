package io.stratos.execution.safety;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;

/// Someone wants the interlock changed.
///
/// @param actor who; from the token of the caller, never from a request body
/// @param reconciled whether a clean reconciliation stands behind it; loosening needs one
public record SafetyCommand(
        SafetyScope scope, SafetyState state, ReasonCode reason, String actor, boolean reconciled) {}
