package io.stratos.abi.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden messages in `vectors/`: what Java, Rust and Python all read and write, byte for byte.
///
/// To write `contract.jsonl` after a deliberate change of the contract:
/// `mvn -pl abi test -Dstratos.vectors.write=true`.
@Tag("M-5")
class GoldenVectorsTest {
    private static final Path OURS = Path.of("src/test/resources/vectors/contract.jsonl");

    @ParameterizedTest
    @MethodSource("vectors")
    void theTextGivesTheBytesAndTheBytesGiveTheText(GoldenVector vector) throws IOException {
        var fromText = parseText(vector);
        assertThat(HexFormat.of().formatHex(fromText.toByteArray()))
                .as("bytes of %s", vector.name())
                .isEqualTo(vector.hex());
        var fromBytes = DynamicMessage.parseFrom(Contract.message(vector.type()), vector.bytes());
        assertThat(fromBytes).as("message of %s", vector.name()).isEqualTo(fromText);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theLaneReadsItAsProtobufDoesAndWritesTheSameBytes(GoldenVector vector) {
        for (var wrapped : Wrapping.inInput(parse(vector))) {
            var lane = LaneReading.laneInput(wrapped);
            var proto = LaneReading.protoInput(wrapped);
            assertThat(lane == null).as("refused: %s", vector.name()).isEqualTo(proto == null);
            if (lane != null && proto != null) {
                assertThat(LaneReading.laneBytes(lane)).as(vector.name()).isEqualTo(LaneReading.protoBytes(proto));
            }
        }
        for (var wrapped : Wrapping.inDecision(parse(vector))) {
            var lane = LaneReading.laneDecision(wrapped);
            var proto = LaneReading.protoDecision(wrapped);
            assertThat(lane == null).as("refused: %s", vector.name()).isEqualTo(proto == null);
            if (lane != null && proto != null) {
                assertThat(LaneReading.laneBytes(lane)).as(vector.name()).isEqualTo(LaneReading.protoBytes(proto));
            }
        }
    }

    @Test
    void everyFieldOfEveryMessageStandsInAVector() {
        var seen = new TreeSet<String>();
        vectors().forEach(vector -> collectFields(parse(vector), seen));
        var all = Contract.messages().values().stream()
                .flatMap(message -> message.getFields().stream())
                .map(FieldDescriptor::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(seen);
        assertThat(all).as("fields in no vector").isEmpty();
    }

    @Test
    void contractVectorsAreWhatTheSeedsGive() throws IOException {
        var lines = ContractVectors.make().stream().map(GoldenVector::line).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("stratos.vectors.write")) {
            Files.writeString(OURS, lines, UTF_8);
        }
        assertThat(Files.readString(OURS, UTF_8)).isEqualTo(lines);
    }

    static Stream<GoldenVector> vectors() {
        return GoldenVector.all().stream();
    }

    private static Message parseText(GoldenVector vector) throws IOException {
        var builder = DynamicMessage.newBuilder(Contract.message(vector.type()));
        TextFormat.merge(vector.text(), builder);
        return builder.build();
    }

    private static Message parse(GoldenVector vector) {
        try {
            return DynamicMessage.parseFrom(Contract.message(vector.type()), vector.bytes());
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Invariant: a golden vector can be read, " + vector.name(), damaged);
        }
    }

    private static void collectFields(Message message, Set<String> seen) {
        message.getAllFields().forEach((field, value) -> {
            seen.add(field.getFullName());
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                if (field.isRepeated()) {
                    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                        collectFields((Message) message.getRepeatedField(field, i), seen);
                    }
                } else {
                    collectFields((Message) value, seen);
                }
            }
        });
    }
}
