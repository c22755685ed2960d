package io.stratos.verification.fuzz;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fuzzer's seeds, what it found once among them, without the fuzzer.
@Tag("M-13")
@Tag("Z-2")
final class FuzzReplayTest {
    private final WasmAdmissionFuzzTest admission = new WasmAdmissionFuzzTest();
    private final WireDecodingFuzzTest wire = new WireDecodingFuzzTest();
    private final RingFramesFuzzTest ring = new RingFramesFuzzTest();

    static Stream<byte[]> modules() {
        return WasmAdmissionFuzzTest.hostileModules();
    }

    static Stream<byte[]> messages() {
        return WireDecodingFuzzTest.seeds();
    }

    static Stream<byte[]> frames() {
        return RingFramesFuzzTest.frames();
    }

    @AfterAll
    static void closed() {
        WasmAdmissionFuzzTest.closed();
        RingFramesFuzzTest.closed();
    }

    @ParameterizedTest
    @MethodSource("modules")
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
}
