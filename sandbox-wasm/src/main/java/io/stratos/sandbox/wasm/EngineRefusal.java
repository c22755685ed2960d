package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.wasm.engine.CompileStop;

/// Tells an author why the engine did not take a module. The engine's own message is not repeated:
/// it may hold names of the guest.
final class EngineRefusal {
    private EngineRefusal() {}

    static Violation of(Throwable thrown) {
        return switch (CompileStop.of(thrown)) {
            case TOO_DEEP ->
                violation(
                        ReasonCode.ABI_COMPLEXITY,
                        "compiling went deeper than " + CompileWorker.STACK_BYTES + " bytes of stack");
            case TOO_LARGE ->
                violation(ReasonCode.ABI_COMPLEXITY, "a function becomes more bytecode than a method holds");
            case TOO_MUCH_MEMORY ->
                violation(ReasonCode.ABI_COMPLEXITY, "compiling needs more memory than the host has");
            case INVALID -> violation(ReasonCode.ABI_INVALID, "the engine finds the module malformed or invalid");
        };
    }

    private static Violation violation(ReasonCode code, String what) {
        return new Violation(code, what, "module", code.nextStep());
    }
}
