package io.stratos.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.DecisionDecoder;
import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.wire.DecisionMapping;
import io.stratos.abi.wire.InputMapping;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/// Bytes are refused in the one way there is, or read the same by the lane's codec and by protobuf's.
@Tag("M-5")
@Tag("Z-2")
@Tag("long")
final class WireDecodingFuzzTest {
    static Stream<byte[]> seeds() {
        return KnownInputs.WIRE_DECODING.bytes();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void bytesAreRefusedOrReadAlikeByBothCodecs(byte[] bytes) {
        decision(bytes);
        input(bytes);
        record(bytes);
    }

    private static void decision(byte[] bytes) {
        var lane = new Decision.Decided();
        var refused = new DecisionDecoder().decode(bytes, 0, bytes.length, lane);
        if (refused != null) {
            assertThat(refused).isEqualTo(ReasonCode.ABI_MESSAGE);
            assertThat(lane.isQuiet()).isTrue();
            return;
        }
        var out = new WireWriter(64);
        DecisionEncoder.encode(lane, out);
        try {
            var proto = DecisionMapping.toModel(io.stratos.abi.wire.proto.Decision.parseFrom(bytes));
            var other = new WireWriter(64);
            DecisionEncoder.encode(proto, other);
            assertThat(out.toByteArray()).isEqualTo(other.toByteArray());
        } catch (InvalidProtocolBufferException | MalformedMessageException alone) {
            fail("accepted by the lane's codec alone", alone);
        }
    }

    private static void input(byte[] bytes) {
        Input lane;
        try {
            lane = InputDecoder.decode(bytes, 0, bytes.length);
        } catch (MalformedMessageException _) { // the one way bytes can be wrong
            return;
        }
        var out = new WireWriter(64);
        InputEncoder.encode(lane, out);
        try {
            var other = new WireWriter(64);
            InputEncoder.encode(InputMapping.toModel(io.stratos.abi.wire.proto.Input.parseFrom(bytes)), other);
            assertThat(out.toByteArray()).isEqualTo(other.toByteArray());
        } catch (InvalidProtocolBufferException | MalformedMessageException alone) {
            fail("accepted by the lane's codec alone", alone);
        }
    }

    /// A row of the ledger may be damaged.
    private static void record(byte[] bytes) {
        try {
            assertThat(TurnRecord.decode(bytes).encode()).isNotNull();
        } catch (MalformedMessageException _) { // the one way bytes can be wrong
        }
    }
}
