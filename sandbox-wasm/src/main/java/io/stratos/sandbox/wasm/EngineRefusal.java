package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;

/// Why the engine did not take a module. Its own message is not repeated: it may hold names of the guest.
final class EngineRefusal {
    private EngineRefusal() {}

    static Violation of(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return new Violation(
                    ReasonCode.ABI_COMPLEXITY,
                    "compiling went deeper than " + CompileWorker.STACK_BYTES + " bytes of stack",
                    "code section",
                    ReasonCode.ABI_COMPLEXITY.nextStep());
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Violation(
                    ReasonCode.ABI_COMPLEXITY,
                    "compiling needs more memory than the host has",
                    "module",
                    ReasonCode.ABI_COMPLEXITY.nextStep());
        }
        return new Violation(
                ReasonCode.ABI_INVALID,
                "the engine refuses the module (" + thrown.getClass().getSimpleName() + ")",
                "module",
                ReasonCode.ABI_INVALID.nextStep());
    }
}
