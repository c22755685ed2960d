package io.stratos.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything in `verification/fuzz` and the hostile modules, what the fuzzer found once among them, without the
/// fuzzer.
@Tag("M-13")
@Tag("Z-2")
final class FuzzReplayTest {
    private final WasmAdmissionFuzzTest admission = new WasmAdmissionFuzzTest();
    private final WireDecodingFuzzTest wire = new WireDecodingFuzzTest();
    private final RingFramesFuzzTest ring = new RingFramesFuzzTest();

    static Stream<byte[]> hostileModules() {
        return WasmAdmissionFuzzTest.hostileModules();
    }

    static Stream<Named<byte[]>> modules() {
        return named(KnownInputs.WASM_ADMISSION);
    }

    static Stream<Named<byte[]>> messages() {
        return named(KnownInputs.WIRE_DECODING);
    }

    static Stream<Named<byte[]>> frames() {
        return named(KnownInputs.RING_FRAMES);
    }

    private static Stream<Named<byte[]>> named(KnownInputs inputs) {
        return inputs.byName().entrySet().stream().map(input -> Named.of(input.getKey(), input.getValue()));
    }

    @AfterAll
    static void closed() {
        WasmAdmissionFuzzTest.closed();
        RingFramesFuzzTest.closed();
    }

    @ParameterizedTest
    @MethodSource({"hostileModules", "modules"})
    void moduleEndsInANamedCode(byte[] code) {
        admission.moduleOfAnyBytesEndsInANamedCode(code);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bytesAreRefusedOrReadAlikeByBothCodecs(byte[] bytes) {
        wire.bytesAreRefusedOrReadAlikeByBothCodecs(bytes);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void framesEndInADecisionOrANamedFault(byte[] bytes) {
        ring.framesOfAnyKindEndInADecisionOrANamedFault(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void eachTargetHasInputs(KnownInputs target) {
        assertThat(target.byName()).isNotEmpty();
    }

    @Test
    void whateverIsPutIntoTheFolderIsAnInput(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("named.hex"), "# what it was\n0a04\n  3202\n");
        Files.write(folder.resolve("crash-0123"), new byte[] {1, 2, 3});

        var inputs = KnownInputs.in(folder);

        assertThat(inputs.keySet()).containsExactly("crash-0123", "named.hex");
        assertThat(inputs.get("crash-0123")).containsExactly(1, 2, 3);
        assertThat(inputs.get("named.hex")).containsExactly(0x0a, 0x04, 0x32, 0x02);
    }

    @Test
    void damagedFileIsNoInput(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("named.hex"), "0a0");

        assertThatThrownBy(() -> KnownInputs.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named.hex");
    }
}
