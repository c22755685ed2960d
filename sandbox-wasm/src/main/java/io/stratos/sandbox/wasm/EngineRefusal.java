package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.wasm.engine.CompileStop;
import io.stratos.sandbox.wasm.engine.LongestMethod;
import io.stratos.sandbox.wasm.meter.TooComplexException;
import io.stratos.sandbox.wasm.prepare.Preparation;
import org.jspecify.annotations.Nullable;

/// Tells an author why the engine did not take a module. The engine's own message is not repeated:
/// it may hold names of the guest.
final class EngineRefusal {
    private EngineRefusal() {}

    static Violation of(Throwable thrown) {
        if (thrown instanceof TooComplexException complex) {
            return new Violation(
                    ReasonCode.ABI_COMPLEXITY,
                    "function " + complex.function() + " has more than " + Preparation.VALUES_AT_JUMPS_MAX
                            + " locals and values at its jumps and labels together",
                    "module",
                    SPLIT);
        }
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

    private static final String SPLIT =
            "Split the function; mark what it inlines as #[inline(never)]; build with optimisation.";

    /// HotSpot does not compile a longer method, and interpreted code is 1,000 times slower.
    static final int METHOD_BYTES_MAX = 8_000;

    private static final String FUNCTION_PREFIX = "func_";

    /// Null if the JIT takes all methods.
    static @Nullable Violation of(LongestMethod longest) {
        if (longest.bytes() <= METHOD_BYTES_MAX) {
            return null;
        }
        String name = longest.name();
        String what = name.startsWith(FUNCTION_PREFIX)
                ? "function " + name.substring(FUNCTION_PREFIX.length())
                : "the jump between functions";
        return new Violation(
                ReasonCode.ABI_COMPLEXITY,
                what + " becomes " + longest.bytes() + " bytes of bytecode, allowed are " + METHOD_BYTES_MAX,
                "module",
                SPLIT);
    }

    private static Violation violation(ReasonCode code, String what) {
        return new Violation(code, what, "module", code.nextStep());
    }
}
