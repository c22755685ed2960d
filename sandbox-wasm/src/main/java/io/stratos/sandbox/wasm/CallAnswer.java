package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import org.jspecify.annotations.Nullable;

/// What the number means that `stratos_call` returns: a length, or a fault the guest admits to.
///
/// | answer | fault |
/// | --- | --- |
/// | 0 to the output buffer's size | none |
/// | more than policy allows | OUTPUT_LIMIT, RES_OUTPUT |
/// | more than the output buffer | ABI_VIOLATION, ABI_POINTER |
/// | -1 input not decoded, -4 init missing or twice | ABI_VIOLATION, ABI_MESSAGE |
/// | -2 decision does not fit | OUTPUT_LIMIT, RES_OUTPUT |
/// | -3 state not read | ABI_VIOLATION, ABI_STATE |
/// | any other negative number | ABI_VIOLATION, ABI_POINTER |
///
/// The fault's detail is the number itself.
final class CallAnswer {
    private static final int INPUT_NOT_DECODED = -1;
    private static final int DECISION_DOES_NOT_FIT = -2;
    private static final int STATE_NOT_READ = -3;
    private static final int OUT_OF_ORDER = -4;

    private CallAnswer() {}

    /// Null if the answer is a length within both limits.
    static @Nullable GuestFault faultOf(int answer, int outBufferBytes, int outputBytesMax) {
        if (answer >= 0 && answer <= outBufferBytes && answer <= outputBytesMax) {
            return null;
        }
        if (answer > outBufferBytes) {
            return violation(ReasonCode.ABI_POINTER, answer);
        }
        return switch (answer) {
            case INPUT_NOT_DECODED, OUT_OF_ORDER -> violation(ReasonCode.ABI_MESSAGE, answer);
            case STATE_NOT_READ -> violation(ReasonCode.ABI_STATE, answer);
            case DECISION_DOES_NOT_FIT -> new GuestFault(Kind.OUTPUT_LIMIT, ReasonCode.RES_OUTPUT, answer);
            default ->
                answer > 0
                        ? new GuestFault(Kind.OUTPUT_LIMIT, ReasonCode.RES_OUTPUT, answer)
                        : violation(ReasonCode.ABI_POINTER, answer);
        };
    }

    private static GuestFault violation(ReasonCode code, int answer) {
        return new GuestFault(Kind.ABI_VIOLATION, code, answer);
    }
}
