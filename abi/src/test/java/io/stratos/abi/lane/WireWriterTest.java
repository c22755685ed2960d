package io.stratos.abi.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The writer's primitives against protobuf's, at the edges where lengths change.
@Tag("M-5")
class WireWriterTest {
    private static final int FIELD = (3 << 3) | WireType.LENGTH;
    private static final int WIDE_FIELD = (200 << 3) | WireType.VARINT;

    @Test
    void varintsHaveTheBytesOfProtobufAtEveryLength() throws IOException {
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            long edge = bits == Long.SIZE ? 0 : 1L << bits;
            for (long value : new long[] {edge - 1, edge, edge + 1, -edge}) {
                var out = new WireWriter(1);
                out.varint(value);
                assertThat(out.toByteArray())
                        .as("varint %d", value)
                        .isEqualTo(expected(o -> o.writeUInt64NoTag(value)));
                assertThat(WireWriter.varintSize(value)).isEqualTo(out.length());
                out.reset();
                out.zigzag(value);
                assertThat(out.toByteArray())
                        .as("zigzag %d", value)
                        .isEqualTo(expected(o -> o.writeSInt64NoTag(value)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152})
    void aNestedMessageHasTheShortestLengthWhateverItsSize(int length) throws IOException {
        var content = new byte[length];
        var out = new WireWriter(1);
        int outer = out.begin(FIELD);
        int inner = out.begin(FIELD);
        out.rawBytes(content, 0, length);
        out.end(inner);
        out.bool(WIDE_FIELD, true);
        out.end(outer);
        var innerBytes = expected(o -> o.writeByteArray(3, content));
        var both = expected(o -> {
            o.writeRawBytes(innerBytes);
            o.writeBool(200, true);
        });
        assertThat(Arrays.mismatch(out.toByteArray(), expected(o -> o.writeByteArray(3, both))))
                .as("first byte that differs")
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "BTC-USD", "é", "a漢字b", "😀", "x\u0000y", "lone \ud800 surrogate"})
    void textHasTheBytesOfProtobuf(String text) throws IOException {
        var out = new WireWriter(1);
        out.text(FIELD, text);
        assertThat(out.toByteArray()).isEqualTo(expected(o -> o.writeString(3, text)));
    }

    @Test
    void defaultsAreLeftOut() {
        var out = new WireWriter(1);
        out.int64(FIELD, 0);
        out.uint32(FIELD, 0);
        out.sint64(FIELD, 0);
        out.fixed64(FIELD, 0);
        out.bool(FIELD, false);
        out.text(FIELD, "");
        out.bytes(FIELD, new byte[0]);
        out.enumeration(FIELD, null);
        assertThat(out.length()).isZero();
    }

    @Test
    void unsignedNumbersPastTheSignedRangeTakeFiveBytes() {
        var out = new WireWriter(1);
        out.uint32(WIDE_FIELD, -1);
        assertThat(out.length()).isEqualTo(2 + 5);
    }

    @Test
    void theBufferIsKeptFromOneMessageToTheNext() {
        var out = new WireWriter(1);
        out.text(FIELD, "x".repeat(1000));
        var grown = out.buffer();
        out.reset();
        out.text(FIELD, "y".repeat(1000));
        assertThat(out.buffer()).isSameAs(grown);
        assertThat(new String(out.toByteArray(), StandardCharsets.US_ASCII)).endsWith("yyy");
    }

    @Test
    void aScaleOutsideItsRangeIsTheCallersBug() {
        var out = new WireWriter(64);
        assertThatThrownBy(() -> out.decimal(FIELD, 1, 19)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.decimal(FIELD, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageThatNeverEndsIsFound() {
        var out = new WireWriter(1);
        var chunk = new byte[1 << 24];
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= WireWriter.LENGTH_MAX / chunk.length; i++) {
                        out.rawBytes(chunk, 0, chunk.length);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Invariant");
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] expected(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
    }
}
