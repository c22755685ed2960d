package io.stratos.execution.safety;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;

/// Which action each interlock state lets through (SPEC X-6).
///
/// | action            | NORMAL | SAFE_MODE | CLOSE_ONLY | FLATTEN | HALT |
/// | ----------------- | ------ | --------- | ---------- | ------- | ---- |
/// | INCREASE          | yes    | no        | no         | no      | no   |
/// | REDUCE            | yes    | yes       | yes        | yes     | no   |
/// | AMEND_UP          | yes    | no        | no         | no      | no   |
/// | AMEND_DOWN        | yes    | yes       | yes        | yes     | no   |
/// | CANCEL_ENTRY      | yes    | yes       | yes        | yes     | yes  |
/// | CANCEL_PROTECTIVE | yes    | yes       | yes        | no      | no   |
/// | PLACE_PROTECTIVE  | yes    | yes       | yes        | yes     | no   |
/// | HOST_CLOSE        | yes    | yes       | yes        | yes     | no   |
///
/// SAFE_MODE and CLOSE_ONLY let the same requests through; they differ in what rests: under
/// SAFE_MODE open entries stay, under CLOSE_ONLY the shell takes them back. A strategy may cancel
/// its protective orders up to CLOSE_ONLY, because it must be able to close by another order; under
/// FLATTEN the connector closes and needs them until it is flat.
public final class SafetyMatrix {

    private SafetyMatrix() {}

    /// `OK`, or the code of the state that forbids it.
    public static ReasonCode judge(SafetyState state, SafetyAction action) {
        return isAllowed(state, action) ? ReasonCode.OK : codeOf(state);
    }

    private static boolean isAllowed(SafetyState state, SafetyAction action) {
        return switch (action) {
            case INCREASE, AMEND_UP -> state == SafetyState.NORMAL;
            case REDUCE, AMEND_DOWN, PLACE_PROTECTIVE, HOST_CLOSE -> state != SafetyState.HALT;
            case CANCEL_PROTECTIVE -> state.compareTo(SafetyState.FLATTEN) < 0;
            case CANCEL_ENTRY -> true;
        };
    }

    private static ReasonCode codeOf(SafetyState state) {
        return switch (state) {
            case NORMAL -> throw new IllegalStateException("Invariant: NORMAL forbids nothing");
            case SAFE_MODE -> ReasonCode.SAF_SAFE_MODE;
            case CLOSE_ONLY -> ReasonCode.SAF_CLOSE_ONLY;
            case FLATTEN -> ReasonCode.SAF_FLATTEN;
            case HALT -> ReasonCode.SAF_HALT;
        };
    }
}
