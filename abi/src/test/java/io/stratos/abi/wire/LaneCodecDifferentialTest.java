package io.stratos.abi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.abi.sandbox.Decision;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lane's codec against protobuf-java on messages nobody thought of. A failure names its seed.
@Tag("M-5")
class LaneCodecDifferentialTest {
    private static final int MESSAGES = 4_000;
    private static final RecursiveComparisonConfiguration BY_FIELDS = RecursiveComparisonConfiguration.builder()
            .withStrictTypeChecking(true)
            .build();

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 10})
    void theLaneReadsAnInputAsProtobufDoesAndWritesTheSameBytes(int oddPercent) {
        var type = Contract.message("stratos.abi.v1.Input");
        int accepted = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var bytes = new RandomMessages(seed, oddPercent).next(type).toByteArray();
            var lane = LaneReading.laneInput(bytes);
            var proto = LaneReading.protoInput(bytes);
            assertThat(lane == null).as("refused, seed=%d", seed).isEqualTo(proto == null);
            if (lane != null && proto != null) {
                accepted++;
                sameInput(seed, lane, proto);
            }
        }
        assertThat(accepted).as("accepted").isGreaterThan(oddPercent == 0 ? MESSAGES / 2 : MESSAGES / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 10})
    void theLaneReadsADecisionAsProtobufDoesAndWritesTheSameBytes(int oddPercent) {
        var type = Contract.message("stratos.abi.v1.Decision");
        int accepted = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var bytes = new RandomMessages(seed, oddPercent).next(type).toByteArray();
            var lane = LaneReading.laneDecision(bytes);
            var proto = LaneReading.protoDecision(bytes);
            assertThat(lane == null).as("refused, seed=%d", seed).isEqualTo(proto == null);
            if (lane != null && proto != null) {
                accepted++;
                sameDecision(seed, lane, proto);
            }
        }
        assertThat(accepted).as("accepted").isGreaterThan(oddPercent == 0 ? MESSAGES / 2 : MESSAGES / 50);
    }

    @Test
    void anEmptyMessageIsAQuietDecisionButNoInput() {
        var decision = LaneReading.laneDecision(new byte[0]);
        assertThat(decision)
                .isNotNull()
                .satisfies(quiet -> assertThat(quiet.isQuiet()).isTrue());
        assertThat(LaneReading.laneInput(new byte[0])).isNull();
    }

    private static void sameInput(long seed, Input lane, Input proto) {
        if (seed % 16 == 0) { // field by field is slow, and the bytes below say nearly as much
            assertThat(lane)
                    .as("read, seed=%d", seed)
                    .usingRecursiveComparison(BY_FIELDS)
                    .isEqualTo(proto);
        }
        assertThat(LaneReading.laneBytes(lane)).as("written, seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
        assertThat(LaneReading.protoBytes(lane)).as("read, seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
    }

    private static void sameDecision(long seed, Decision.Decided lane, Decision.Decided proto) {
        if (seed % 16 == 0) {
            assertThat(lane.intents()).as("intents, seed=%d", seed).isEqualTo(proto.intents());
            assertThat(lane)
                    .as("read, seed=%d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("usage")
                    .isEqualTo(proto);
        }
        assertThat(LaneReading.laneBytes(lane)).as("written, seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
        assertThat(LaneReading.protoBytes(lane)).as("read, seed=%d", seed).isEqualTo(LaneReading.protoBytes(proto));
    }
}
