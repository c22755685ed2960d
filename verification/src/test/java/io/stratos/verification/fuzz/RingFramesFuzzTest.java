package io.stratos.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.sandbox.python.LyingChild;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a child writes into the memory it shares with the host, in whatever order: a decision, none yet, or a named
/// fault of its own instance.
@Tag("M-13")
@Tag("Z-2")
@Tag("long")
final class RingFramesFuzzTest {
    private static final Set<ReasonCode> REASONS = EnumSet.of(
            ReasonCode.ABI_POINTER,
            ReasonCode.ABI_MESSAGE,
            ReasonCode.ABI_STATE,
            ReasonCode.ABI_EXPORT,
            ReasonCode.ABI_IMPORT,
            ReasonCode.RES_FAULT,
            ReasonCode.RES_TIMEOUT,
            ReasonCode.RES_STACK,
            ReasonCode.RES_MEMORY,
            ReasonCode.RES_OUTPUT,
            ReasonCode.RES_PROCESS,
            ReasonCode.RES_THREADS,
            ReasonCode.SBX_IO,
            ReasonCode.SBX_PROCESS,
            ReasonCode.SBX_NATIVE,
            ReasonCode.SBX_HOST,
            ReasonCode.SBX_CLOCK);
    private static final byte[] INPUT = {0x0a, 0x02, 0x08, 0x01};
    private static final int FRAMES_MAX = 4;
    private static final int FRAME_BYTES = 48;
    private static final LyingChild CHILD = new LyingChild(Path.of("/dev/shm"));

    @AfterAll
    static void closed() {
        CHILD.close();
    }

    static Stream<byte[]> frames() {
        return KnownInputs.RING_FRAMES.bytes();
    }

    @MethodSource("frames")
    @FuzzTest(maxDuration = "60s")
    void framesOfAnyKindEndInADecisionOrANamedFault(byte[] bytes) {
        var instance = CHILD.instance();
        try (var sandbox = instance.sandbox()) {
            var in = ByteBuffer.wrap(bytes);
            boolean pending = false;
            for (int frame = 0; frame < FRAMES_MAX && in.remaining() >= FRAME_BYTES; frame++) {
                if (!pending) {
                    pending = check(sandbox.begin(INPUT, 0, INPUT.length));
                }
                long ready = in.get();
                long parked = in.get();
                long number = in.getLong();
                long kind = in.getLong();
                long length = in.getLong();
                var rest = new byte[FRAME_BYTES - 2 - 3 * Long.BYTES];
                in.get(rest);
                instance.frames().output(rest);
                instance.frames().answer(ready, parked, number, kind, length, number, kind, length);
                pending = pending && check(sandbox.poll());
            }
        }
    }

    /// @return whether it still waits
    private static boolean check(Decision decision) {
        if (decision instanceof Decision.Faulted faulted) {
            assertThat(faulted.fault().code()).isIn(REASONS);
        }
        return decision == Decision.Pending.PENDING;
    }
}
