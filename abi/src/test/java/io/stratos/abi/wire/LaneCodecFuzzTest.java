package io.stratos.abi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bytes that are anything: a guest's answer or a damaged delivery is refused or understood as
/// protobuf understands it, and nothing else ever happens. A failure names its seed.
@Tag("M-5")
@Tag("Z-2")
class LaneCodecFuzzTest {
    private static final int MESSAGES = 2_000;
    private static final int MUTATIONS = 12;

    @Test
    void mutatedDecisionsAreRefusedOrReadAsProtobufReadsThem() {
        var type = Contract.message("stratos.abi.v1.Decision");
        int accepted = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var random = new SplittableRandom(seed);
            var bytes = new RandomMessages(seed, 3).next(type).toByteArray();
            for (int i = 0; i < MUTATIONS; i++) {
                accepted += checkDecision(seed, mutated(bytes, random)) ? 1 : 0;
            }
        }
        assertThat(accepted).as("the test sees both sides").isBetween(MESSAGES, MESSAGES * (MUTATIONS - 1));
    }

    @Test
    void mutatedInputsAreRefusedOrReadAsProtobufReadsThem() {
        var type = Contract.message("stratos.abi.v1.Input");
        int accepted = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var random = new SplittableRandom(seed);
            var bytes = new RandomMessages(seed, 3).next(type).toByteArray();
            for (int i = 0; i < MUTATIONS; i++) {
                accepted += checkInput(seed, mutated(bytes, random)) ? 1 : 0;
            }
        }
        assertThat(accepted).as("the test sees both sides").isBetween(MESSAGES, MESSAGES * (MUTATIONS - 1));
    }

    @Test
    void randomBytesAreRefusedOrReadAsProtobufReadsThem() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            checkDecision(i, bytes);
            checkInput(i, bytes);
        }
    }

    @Test
    void everyPrefixOfAMessageIsRefusedOrReadAsProtobufReadsIt() {
        var random = new RandomMessages(11, 0);
        for (int i = 0; i < 40; i++) {
            var decision =
                    random.next(Contract.message("stratos.abi.v1.Decision")).toByteArray();
            for (int length = 0; length < decision.length; length++) {
                checkDecision(i, Arrays.copyOf(decision, length));
            }
            var input = random.next(Contract.message("stratos.abi.v1.Input")).toByteArray();
            for (int length = 0; length < input.length; length++) {
                checkInput(i, Arrays.copyOf(input, length));
            }
        }
    }

    private static boolean checkDecision(long seed, byte[] bytes) {
        var lane = LaneReading.laneDecision(bytes);
        if (lane != null) {
            var proto = LaneReading.protoDecision(bytes);
            assertThat(proto).as("accepted by the lane alone, seed=%d", seed).isNotNull();
            if (proto != null) {
                assertThat(LaneReading.protoBytes(lane)).as("seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
            }
        }
        return lane != null;
    }

    private static boolean checkInput(long seed, byte[] bytes) {
        var lane = LaneReading.laneInput(bytes);
        if (lane != null) {
            var proto = LaneReading.protoInput(bytes);
            assertThat(proto).as("accepted by the lane alone, seed=%d", seed).isNotNull();
            if (proto != null) {
                assertThat(LaneReading.protoBytes(lane)).as("seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
            }
        }
        return lane != null;
    }

    /// Flips, overwrites, cuts, repeats or doubles a part: what damage and malice look like.
    private static byte[] mutated(byte[] original, SplittableRandom random) {
        if (original.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        var bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> System.arraycopy(original, 0, bytes, at, bytes.length - at);
            default -> {
                bytes = Arrays.copyOf(original, original.length + at);
                System.arraycopy(original, 0, bytes, original.length, at);
            }
        }
        return bytes;
    }
}
