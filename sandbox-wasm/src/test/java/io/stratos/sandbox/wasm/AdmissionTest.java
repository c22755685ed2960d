package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.call;
import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.Guests.fault;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-29")
class AdmissionTest {
    @AutoClose
    private final Guests guests = new Guests();

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, 1, false", "0, 9, false", "2, 0, false", "65535, 65535, false"})
    void moduleOfTheHostsMajorVersionAndNoNewerMinorIsAccepted(int major, int minor, boolean accepted) {
        GuestModule guest = guest().replace(0, body().i32(major << 16 | minor));

        if (accepted) {
            assertThat(guests.compile(guest.bytes(), Limits.roomy())).isInstanceOf(CompileResult.Compiled.class);
        } else {
            assertThat(guests.refusal(guest)).containsExactly(ReasonCode.ABI_VERSION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, -1",
        "1, 131072",
        "1, 126977", // input buffer of 4096 bytes in 131072 bytes of memory
        "2, 0",
        "2, -1",
        "2, 2147483647",
        "3, 129025",
        "3, -2147483648", // output buffer of 2048 bytes
        "4, 0",
        "4, -5",
    })
    void bufferOutsideTheMemoryIsRefused(int function, int answer) {
        assertThat(guests.refusal(guest().replace(function, body().i32(answer))))
                .containsExactly(ReasonCode.ABI_POINTER);
    }

    @ParameterizedTest
    @CsvSource({"1, 126976", "3, 129024", "1, 0"})
    void bufferMayEndWhereTheMemoryEnds(int function, int address) {
        Sandbox sandbox = guests.start(guest().replace(function, body().i32(address)));

        assertThat(decided(sandbox).isQuiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void questionThatLoopsIsRefused(int function) {
        Body loop = body().loop(Body.VOID).br(0).end().i32(0);

        assertThat(guests.refusal(
                        guest().replace(function, loop), Limits.limits().fuel(0).build()))
                .as("without a limit of callbacks")
                .containsExactly(ReasonCode.RES_FUEL);
    }

    @Test
    void questionThatTrapsIsRefused() {
        assertThat(guests.refusal(guest().replace(2, body().unreachable()))).containsExactly(ReasonCode.RES_FAULT);
    }

    @Test
    void moduleThatTheEngineFindsInvalidIsRefused() {
        Body wrongStack = body().i64(1);

        assertThat(guests.refusal(calling(wrongStack))).containsExactly(ReasonCode.ABI_INVALID);
    }

    @Test
    void dataOutsideTheMemoryIsRefused() {
        assertThat(guests.refusal(guest().data(131_071, new byte[2]))).containsExactly(ReasonCode.ABI_INVALID);
        assertThat(guests.refusal(guest().data(-1, new byte[1]))).containsExactly(ReasonCode.ABI_INVALID);
        assertThat(decided(guests.start(guest().data(131_070, new byte[2]))).isQuiet())
                .isTrue();
    }

    @Test
    void instancesOfOneModuleShareNothing() {
        SandboxModule module = guests.module(calling(countInMemory()), Limits.roomy());
        Sandbox first = module.instantiate();
        Sandbox second = module.instantiate();

        assertThat(decided(first)).isNotNull();
        assertThat(decided(first)).isNotNull();
        assertThat(fault(first).code()).as("the third call answers 1").isEqualTo(ReasonCode.ABI_MESSAGE);
        assertThat(decided(second)).isNotNull();
        assertThat(decided(second)).isNotNull();
    }

    /// As at a checkpoint, where the memory goes from one to the other.
    @Test
    @Tag("M-16")
    void whatTakesThePlaceOfAnotherFindsNothingOfIt() {
        SandboxModule module = guests.module(calling(countInMemory()), Limits.roomy());
        Sandbox sandbox = module.instantiate();
        for (int i = 0; i < 3; i++) {
            assertThat(decided(sandbox)).isNotNull();
            assertThat(decided(sandbox)).isNotNull();
            Sandbox former = sandbox;
            sandbox = module.instantiateAfter(former);
            assertThatThrownBy(() -> call(former)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(decided(sandbox)).isNotNull();
        assertThat(decided(sandbox)).isNotNull();
        assertThat(fault(sandbox).code()).as("the third call answers 1").isEqualTo(ReasonCode.ABI_MESSAGE);
    }

    /// A thousand instances that reach their checkpoints together must not fill the heap with fresh memories.
    @Test
    @Tag("M-7")
    void whatTakesThePlaceOfAnotherTakesItsMemory() {
        SandboxModule module = guests.module(guest().memory(8), Limits.roomy());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Sandbox sandbox = module.instantiate();
        for (int i = 0; i < 3; i++) {
            assertThat(decided(sandbox)).isNotNull();
            long before = threads.getCurrentThreadAllocatedBytes();
            sandbox = module.instantiateAfter(sandbox);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).as("8 pages are 512 KiB").isLessThan(1L << 18);
        }
    }

    @Test
    void codeThatChangesAfterwardsChangesNothing() {
        byte[] code = guest().bytes();
        SandboxModule module = guests.module(code, Limits.roomy());
        Arrays.fill(code, (byte) 0);

        assertThat(decided(module.instantiate()).isQuiet()).isTrue();
    }

    @Test
    @Tag("Z-4")
    void identityIsTheHashOfBytesAndPreparation() throws Exception {
        byte[] code = guest().bytes();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("meter/3\0".getBytes(StandardCharsets.US_ASCII));
        String expected = HexFormat.of().formatHex(digest.digest(code));

        assertThat(guests.module(code, Limits.roomy()).identity()).isEqualTo(expected);
        assertThat(guests.module(guest().memory(3), Limits.roomy()).identity()).isNotEqualTo(expected);
    }

    @Test
    void compilationHasATimeLimit() {
        GuestModule large = guest();
        for (int i = 0; i < 4_000; i++) {
            large.function(GuestModule.CALLS, body().get(0).i32(i).add());
        }
        ResourceLimits oneMillisecond = Limits.limits().compileMillis(1).build();

        assertThat(guests.refusal(large, oneMillisecond)).containsExactly(ReasonCode.RES_TIMEOUT);
    }

    @Test
    void functionNestedAsDeeplyAsAllowedCompiles() {
        Body deep = body();
        for (int i = 0; i < 255; i++) {
            deep.block(Body.VOID);
        }
        for (int i = 0; i < 255; i++) {
            deep.end();
        }

        assertThat(guests.compile(calling(deep.i32(0)).bytes(), Limits.roomy()))
                .isInstanceOf(CompileResult.Compiled.class);
    }

    @Test
    void functionThatBecomesTooMuchBytecodeIsTooComplex() {
        Body bomb = body().block(Body.VOID);
        for (int i = 0; i < 200; i++) {
            bomb.i64(0);
        }
        for (int i = 0; i < 900; i++) {
            bomb.get(0).brIf(0); // each clears 200 values from the stack
        }
        for (int i = 0; i < 200; i++) {
            bomb.drop();
        }

        assertThat(guests.refusal(calling(bomb.end().i32(0)))).containsExactly(ReasonCode.ABI_COMPLEXITY);
    }

    @Test
    void runtimeSaysWhatItIs() throws IOException {
        try (WasmRuntime runtime = new WasmRuntime(System::nanoTime);
                InputStream pom = getClass().getResourceAsStream("/META-INF/maven/run.endive/runtime/pom.properties")) {
            Properties engine = new Properties();
            engine.load(Objects.requireNonNull(pom));

            assertThat(runtime.kind()).isEqualTo(RuntimeKind.RUST_WASM);
            assertThat(runtime.engine()).isEqualTo("endive " + engine.getProperty("version") + ", meter/3");
        }
    }

    /// Answers 0 twice, then 1.
    private static Body countInMemory() {
        return body().i32(64)
                .i32(64)
                .load(0)
                .i32(1)
                .add()
                .store(0)
                .i32(64)
                .load(0)
                .i32(2)
                .op(0x4a);
    }
}
