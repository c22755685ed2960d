package io.stratos.abi.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lane's steps give the bytes of the whole-input encoder.
@Tag("M-3")
@Tag("M-5")
class InputEncoderTest {
    private static final CallbackContext CONTEXT =
            new CallbackContext(41, 1_700_000_000_000_000_000L, -7, SafetyState.CLOSE_ONLY, true);
    private static final EventHeader HEADER =
            new EventHeader(9, 1_699_999_999_000_000_000L, 1_700_000_000_000_000_000L, CONTEXT.nowNanos(), 5, 3);

    private final WireWriter out = new WireWriter(16);
    private final InputEncoder encoder = new InputEncoder(out);

    @Test
    void aTradeFromPrimitivesIsTheTradeFromObjects() {
        begin();
        encoder.trade(6_500_012, 2, 15, 3, Side.SELL, 77);
        assertThat(out.toByteArray())
                .isEqualTo(whole(new EventBody.Trade(new Decimal(6_500_012, 2), new Decimal(15, 3), Side.SELL, 77)));
        begin();
        encoder.trade(0, 0, 0, 0, null, 0);
        assertThat(out.toByteArray()).isEqualTo(whole(new EventBody.Trade(Decimal.ZERO, Decimal.ZERO, null, 0)));
    }

    @Test
    void aQuoteFromPrimitivesIsTheQuoteFromObjects() {
        begin();
        encoder.quote(99, 5, 101, 6, 1, 4);
        assertThat(out.toByteArray())
                .isEqualTo(whole(new EventBody.Quote(
                        new Decimal(99, 1), new Decimal(5, 4), new Decimal(101, 1), new Decimal(6, 4))));
    }

    @Test
    void aBarFromPrimitivesIsTheBarFromObjects() {
        begin();
        encoder.bar(10, 20, 5, 15, 2, Long.MAX_VALUE, 18, 60_000_000_000L, 1_700_000_060_000_000_000L, 12, true);
        assertThat(out.toByteArray())
                .isEqualTo(whole(new EventBody.Bar(
                        new Decimal(10, 2),
                        new Decimal(20, 2),
                        new Decimal(5, 2),
                        new Decimal(15, 2),
                        new Decimal(Long.MAX_VALUE, 18),
                        60_000_000_000L,
                        1_700_000_060_000_000_000L,
                        12,
                        true)));
    }

    @Test
    void anEventOrATimerFollowsTheContextAtOnce() {
        var event = new Event(HEADER, new EventBody.Safety(SafetyState.HALT, SafetyState.NORMAL, 3403));
        encoder.begin(41, CONTEXT.nowNanos(), -7, SafetyState.CLOSE_ONLY, true);
        encoder.event(event);
        assertThat(out.toByteArray()).isEqualTo(encoded(new Input.OnEvent(CONTEXT, event)));
        encoder.begin(41, CONTEXT.nowNanos(), -7, SafetyState.CLOSE_ONLY, true);
        encoder.timer(4, 1_700_000_000_000_000_000L);
        assertThat(out.toByteArray()).isEqualTo(encoded(new Input.OnTimer(CONTEXT, 4, 1_700_000_000_000_000_000L)));
    }

    @Test
    void whatIsEncodedIsDecoded() throws MalformedMessageException {
        begin();
        encoder.trade(1, 0, 2, 0, Side.BUY, 3);
        var input = InputDecoder.decode(out.buffer(), 0, out.length());
        assertThat(input)
                .isEqualTo(new Input.OnEvent(
                        CONTEXT,
                        new Event(HEADER, new EventBody.Trade(Decimal.ofWhole(1), Decimal.ofWhole(2), Side.BUY, 3))));
    }

    @Test
    void aBodyWithoutHeaderIsTheCallersBug() {
        encoder.begin(1, 2, 3, SafetyState.NORMAL, false);
        assertThatThrownBy(() -> encoder.trade(1, 0, 1, 0, null, 0)).isInstanceOf(IllegalStateException.class);
        begin();
        encoder.trade(1, 0, 1, 0, null, 0);
        assertThatThrownBy(() -> encoder.trade(1, 0, 1, 0, null, 0)).isInstanceOf(IllegalStateException.class);
    }

    private void begin() {
        encoder.begin(
                CONTEXT.cursor(), CONTEXT.nowNanos(), CONTEXT.randomSeed(), CONTEXT.safety(), CONTEXT.checkpointDue());
        encoder.header(
                HEADER.sequence(),
                HEADER.eventTimeNanos(),
                HEADER.receivedTimeNanos(),
                HEADER.processedTimeNanos(),
                HEADER.quality(),
                HEADER.instrument());
    }

    private static byte[] whole(EventBody body) {
        return encoded(new Input.OnEvent(CONTEXT, new Event(HEADER, body)));
    }

    private static byte[] encoded(Input input) {
        var out = new WireWriter(16);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }
}
