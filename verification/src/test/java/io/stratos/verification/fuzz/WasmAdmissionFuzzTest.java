package io.stratos.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.verification.hostile.Corpus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/// A module of any bytes is refused for a named reason, or answers its calls with a decision or a named fault.
@Tag("M-13")
@Tag("Z-2")
@Tag("long")
final class WasmAdmissionFuzzTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ResourceLimits LIMITS =
            new ResourceLimits(1 << 20, SECOND, 200_000, 1 << 16, 20 * SECOND, 1 << 12, 1 << 16);
    private static final Set<ReasonCode> REASONS = EnumSet.of(
            ReasonCode.ABI_INVALID,
            ReasonCode.ABI_IMPORT,
            ReasonCode.ABI_EXPORT,
            ReasonCode.ABI_FEATURE,
            ReasonCode.ABI_COMPLEXITY,
            ReasonCode.ABI_LIMIT,
            ReasonCode.ABI_MESSAGE,
            ReasonCode.ABI_POINTER,
            ReasonCode.ABI_STATE,
            ReasonCode.ABI_VERSION,
            ReasonCode.RES_FAULT,
            ReasonCode.RES_FUEL,
            ReasonCode.RES_MEMORY,
            ReasonCode.RES_OUTPUT,
            ReasonCode.RES_STACK);
    private static final byte[] ANY_INPUT = {0x0a, 0x02, 0x08, 0x01};
    private static final int CALLS = 3;
    private static final SandboxRuntime RUNTIME = new WasmRuntime(System::nanoTime);

    @AfterAll
    static void closed() {
        RUNTIME.close();
    }

    static Stream<byte[]> hostileModules() {
        return Stream.concat(
                KnownInputs.WASM_ADMISSION.bytes(), Corpus.modules().filter(module -> module.length <= 1 << 12));
    }

    @MethodSource("hostileModules")
    @FuzzTest(maxDuration = "60s")
    void moduleOfAnyBytesEndsInANamedCode(byte[] code) {
        switch (RUNTIME.compile(code, LIMITS)) {
            case CompileResult.Refused(var violations) ->
                assertThat(violations).extracting(Violation::code).isSubsetOf(REASONS);
            case CompileResult.Compiled(var module) -> call(module);
        }
    }

    private static void call(SandboxModule module) {
        try (var sandbox = module.instantiate()) {
            for (int i = 0; i < CALLS; i++) {
                if (sandbox.begin(ANY_INPUT, 0, ANY_INPUT.length) instanceof Decision.Faulted faulted) {
                    assertThat(faulted.fault().code()).isIn(REASONS);
                }
            }
        }
    }
}
