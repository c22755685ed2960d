package io.stratos.abi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.journal.CheckpointRecord;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.JournalEnvelope;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.ObjectiveRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.PositionRecord;
import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.journal.SealRecord;
import io.stratos.abi.journal.TurnRangeRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The journal's records against protobuf-java, and against damage.
@Tag("M-17")
class JournalRecordsTest {
    private static final int MESSAGES = 1_500;

    /// A record's way from bytes to bytes.
    private interface Rewriting {
        byte[] rewrite(byte[] bytes) throws MalformedMessageException;
    }

    private record Kind(Descriptor message, Rewriting rewriting) {
        Kind(String message, Rewriting rewriting) {
            this(Contract.message("stratos.abi.v1." + message), rewriting);
        }

        @Override
        public String toString() {
            return message.getName();
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("JournalRecord", bytes -> JournalEnvelope.decode(bytes).encode()),
                new Kind("RunRecord", bytes -> RunRecord.decode(bytes).encode()),
                new Kind(
                        "TurnRangeRecord",
                        bytes -> TurnRangeRecord.decode(bytes).encode()),
                new Kind("TurnRecord", bytes -> TurnRecord.decode(bytes).encode()),
                new Kind("IntentRecord", bytes -> IntentRecord.decode(bytes).encode()),
                new Kind("OrderRecord", bytes -> OrderRecord.decode(bytes).encode()),
                new Kind("FillRecord", bytes -> FillRecord.decode(bytes).encode()),
                new Kind("PositionRecord", bytes -> PositionRecord.decode(bytes).encode()),
                new Kind("SafetyRecord", bytes -> SafetyRecord.decode(bytes).encode()),
                new Kind(
                        "CheckpointRecord",
                        bytes -> CheckpointRecord.decode(bytes).encode()),
                new Kind("SealRecord", bytes -> SealRecord.decode(bytes).encode()),
                new Kind("HealthRecord", bytes -> HealthRecord.decode(bytes).encode()),
                new Kind("NoteRecord", bytes -> NoteRecord.decode(bytes).encode()),
                new Kind(
                        "ReconciliationRecord",
                        bytes -> ReconciliationRecord.decode(bytes).encode()),
                new Kind("BreakerRecord", bytes -> BreakerRecord.decode(bytes).encode()),
                new Kind("QualityRecord", bytes -> QualityRecord.decode(bytes).encode()),
                new Kind("ConfigRecord", bytes -> ConfigRecord.decode(bytes).encode()),
                new Kind(
                        "ObjectiveRecord",
                        bytes -> ObjectiveRecord.decode(bytes).encode()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRecordIsReadAndWrittenInTheBytesOfProtobuf(Kind kind) throws MalformedMessageException {
        for (long seed = 0; seed < MESSAGES; seed++) {
            var bytes = withoutIdentities(new RandomMessages(seed, 0).nextFull(kind.message, (int) seed));
            assertThat(kind.rewriting.rewrite(bytes)).as("seed=%d", seed).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void damageIsRefusedOrReadAsProtobufReadsIt(Kind kind) throws InvalidProtocolBufferException {
        int refused = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var random = new SplittableRandom(seed);
            var bytes = new RandomMessages(seed, 5).next(kind.message).toByteArray();
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (var damaged : new byte[][] {bytes, cut}) {
                try {
                    kind.rewriting.rewrite(damaged);
                    assertThat(DynamicMessage.parseFrom(kind.message, damaged)).isNotNull();
                } catch (MalformedMessageException _) { // the named result
                    refused++;
                }
            }
        }
        assertThat(refused).as("refused").isPositive();
    }

    /// Intents stand in the journal without what the guest claimed to be.
    private static byte[] withoutIdentities(Message message) {
        return cleared(message).toByteArray();
    }

    private static Message cleared(Message message) {
        var builder = message.toBuilder();
        message.getAllFields().forEach((field, value) -> {
            if (field.getFullName().equals("stratos.abi.v1.Intent.identity")) {
                builder.clearField(field);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                if (field.isRepeated()) {
                    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                        builder.setRepeatedField(field, i, cleared((Message) message.getRepeatedField(field, i)));
                    }
                } else {
                    builder.setField(field, cleared((Message) value));
                }
            }
        });
        return builder.build();
    }
}
