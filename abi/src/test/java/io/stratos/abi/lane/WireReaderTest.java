package io.stratos.abi.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader accepts, and all the ways in which it refuses.
@Tag("M-5")
@Tag("Z-2")
class WireReaderTest {

    @ParameterizedTest
    @CsvSource({"00,0", "7f,127", "8001,128", "ffffffffffffffffff01,-1", "80808080808080808001,-9223372036854775808"})
    void aVarintIsRead(String hex, long value) throws MalformedMessageException {
        assertThat(reader(hex).varint()).isEqualTo(value);
    }

    @Test
    void aVarintLongerThanItsValueNeedsIsReadAsProtobufReadsIt() throws MalformedMessageException {
        assertThat(reader("ff00").varint()).isEqualTo(127);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "ffff", "ffffffffffffffffffff", "ffffffffffffffffffff01"})
    void aVarintWithoutEndIsMalformed(String hex) {
        malformed(reader(hex)::varint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "07", "8000", "808080801008", "ffffffffffffffffff01"})
    void aTagWithoutFieldOrPast32BitsIsMalformed(String hex) {
        malformed(reader(hex)::tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b", "0c", "0e", "0f", "8b01"})
    void groupsAndUnknownWireTypesAreRefused(String hex) {
        malformed(reader(hex)::tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02ff", "ffffffff07", "ffffffffffffffffff01", "8080808010"})
    void aLengthPastTheEndIsMalformed(String hex) {
        malformed(reader(hex)::enter);
        malformed(() -> reader(hex).bytes(Integer.MAX_VALUE));
        malformed(() -> reader(hex).text(Integer.MAX_VALUE));
        malformed(() -> reader(hex).skip(WireType.LENGTH));
    }

    @Test
    void aFixedNumberPastTheEndIsMalformed() {
        malformed(reader("00000000000000")::fixed64);
        malformed(() -> reader("000000").skip(WireType.FIXED32));
        malformed(() -> reader("00000000000000").skip(WireType.FIXED64));
    }

    @Test
    void aNestedMessageCannotReadPastItsEnd() throws MalformedMessageException {
        var in = reader("0180017f");
        int outer = in.enter();
        malformed(in::varint);
        in.leave(outer);
    }

    @Test
    void theEndOfTheRangeIsTheEndOfTheMessage() throws MalformedMessageException {
        var in = new WireReader();
        in.reset(new byte[] {8, 5, 8, 9}, 1, 1);
        assertThat(in.varint()).isEqualTo(5);
        assertThat(in.tag()).isZero();
    }

    @Test
    void aRangeOutsideTheBufferIsTheCallersBug() {
        var in = new WireReader();
        assertThatThrownBy(() -> in.reset(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.reset(new byte[4], -1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.reset(new byte[4], 2, Integer.MAX_VALUE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "c0af", "e08080", "eda080", "f4908080", "f8888080", "61ff", "e6bc"})
    void textThatIsNotUtf8IsMalformed(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        var withLength = new byte[bytes.length + 1];
        withLength[0] = (byte) bytes.length;
        System.arraycopy(bytes, 0, withLength, 1, bytes.length);
        malformed(() -> reader(HexFormat.of().formatHex(withLength)).text(100));
    }

    @Test
    void aReplacementCharacterThatIsReallyThereIsText() throws MalformedMessageException {
        assertThat(reader("03efbfbd").text(3)).isEqualTo("\uFFFD");
    }

    @Test
    void textAndBytesPastTheirLimitAreMalformedAndAtTheLimitFine() throws MalformedMessageException {
        assertThat(reader("03616263").text(3)).isEqualTo("abc");
        malformed(() -> reader("03616263").text(2));
        assertThat(reader("03616263").bytes(3)).containsExactly('a', 'b', 'c');
        malformed(() -> reader("03616263").bytes(2));
    }

    @Test
    void theExceptionIsOneObjectWithoutStackTrace() {
        var first = MalformedMessageException.instance();
        first.addSuppressed(new IllegalStateException());
        assertThat(first).isSameAs(MalformedMessageException.instance());
        assertThat(first.getStackTrace()).isEmpty();
        assertThat(first.getSuppressed()).isEmpty();
    }

    private static WireReader reader(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        var padded = Arrays.copyOf(bytes, bytes.length + 16); // what lies behind must not be read
        Arrays.fill(padded, bytes.length, padded.length, (byte) 1);
        var in = new WireReader();
        in.reset(padded, 0, bytes.length);
        return in;
    }

    private static void malformed(ThrowingCallable reading) {
        assertThatThrownBy(reading).isSameAs(MalformedMessageException.instance());
    }
}
