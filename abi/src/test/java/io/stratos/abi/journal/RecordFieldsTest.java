package io.stratos.abi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of records that are more than numbers: amounts, hashes, ids, reasons.
@Tag("M-17")
class RecordFieldsTest {
    private static final InstanceId INSTANCE = InstanceId.parse("bot/ema-cross/BTC-USD");

    @ParameterizedTest
    @Tag("Z-6")
    @ValueSource(strings = {"0", "-0.00", "123456789012345678901234567890.123456789012345678", "-1"})
    void anAmountOfAnyLengthIsReadBackDigitForDigit(String amount) throws MalformedMessageException {
        var value = new BigDecimal(amount);
        var record = new PositionRecord(new AccountId("a"), INSTANCE, 1, Decimal.ONE, value, value, value, 3);
        assertThat(PositionRecord.decode(record.encode())).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e9", "1E999999999", "1.2.3", "+1", "--1", "٣"})
    void textThatIsNoAmountIsMalformed(String text) {
        var out = new WireWriter(16);
        out.tag((1 << 3) | WireType.LENGTH);
        out.rawText(text);
        var in = RecordFields.reader(out.toByteArray());
        assertThatThrownBy(() -> {
                    in.tag();
                    RecordFields.amount(in);
                })
                .isSameAs(MalformedMessageException.instance());
    }

    @Test
    void aHashHas64DigitsOrIsAbsent() throws MalformedMessageException {
        var hash = "0f".repeat(32);
        assertThat(SealRecord.decode(new SealRecord(1, 2, hash).encode()).segmentSha256())
                .isEqualTo(hash);
        assertThat(SealRecord.decode(new SealRecord(1, 2, "").encode()).segmentSha256())
                .isEmpty();
        assertThatThrownBy(() -> new SealRecord(1, 2, "0f").encode()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SealRecord.decode(new byte[] {0x1a, 1, 7}))
                .isSameAs(MalformedMessageException.instance());
    }

    @Test
    @Tag("Z-3")
    void aReasonThisVersionDoesNotKnowIsMalformed() {
        assertThatThrownBy(() -> NoteRecord.decode(new byte[] {0x10, 5}))
                .isSameAs(MalformedMessageException.instance());
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        var good = new TurnRangeRecord(INSTANCE, 1, 2, "").encode();
        good[2] = '/';
        assertThatThrownBy(() -> TurnRangeRecord.decode(good)).isSameAs(MalformedMessageException.instance());
    }

    @Test
    @Tag("Z-3")
    void aReasonIsReadBackAsItsCode() throws MalformedMessageException {
        var record = new NoteRecord("bot/ema-cross/BTC-USD", ReasonCode.STA_DELIVERY_GAP, 7);
        assertThat(NoteRecord.decode(record.encode())).isEqualTo(record);
    }
}
