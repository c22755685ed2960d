package io.stratos.verification.benchmarks.ema;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradeInputTest {
    private final WireWriter out = new WireWriter(256);
    private final InputEncoder encoder = new InputEncoder(out);
    private final TradeInput read = new TradeInput();

    @Test
    void readsWhatTheFullDecoderReads() throws MalformedMessageException {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            long now = random.nextLong(1, Long.MAX_VALUE);
            encoder.begin(
                    random.nextLong(1, 1L << 40), now, random.nextLong(), SafetyState.NORMAL, random.nextBoolean());
            encoder.header(random.nextLong(1 << 20), now, now, now, random.nextInt(16), random.nextInt(1, 9));
            encoder.trade(
                    random.nextLong(),
                    random.nextInt(19),
                    random.nextLong(-5, 5),
                    random.nextInt(19),
                    random.nextBoolean() ? Side.SELL : null,
                    random.nextLong(3));

            assertThat(read.read(out.buffer(), 0, out.length())).isTrue();
            agreesWith((Input.OnEvent) InputDecoder.decode(out.buffer(), 0, out.length()));
        }
    }

    @Test
    void whatIsNoTradeIsLeftToTheFullDecoder() throws MalformedMessageException {
        encoder.begin(7, 1_000, 3, SafetyState.NORMAL, true);
        encoder.timer(5, 900);

        assertThat(read.read(out.buffer(), 0, out.length())).isFalse();
        assertThat(read.cursor).isEqualTo(7);
        assertThat(read.checkpointDue).isTrue();
    }

    private void agreesWith(Input.OnEvent input) {
        var header = input.event().header();
        var trade = (EventBody.Trade) input.event().body();
        assertThat(new long[] {read.cursor, read.nowNanos, read.seed, read.quality, read.instrument, read.sequence})
                .containsExactly(
                        input.context().cursor(),
                        input.context().nowNanos(),
                        input.context().randomSeed(),
                        header.quality(),
                        header.instrument(),
                        header.sequence());
        assertThat(new long[] {read.priceUnits, read.priceScale, read.qtyUnits, read.qtyScale, read.tradeId})
                .containsExactly(
                        trade.price().units(),
                        trade.price().scale(),
                        trade.qty().units(),
                        trade.qty().scale(),
                        trade.tradeId());
        assertThat(read.checkpointDue).isEqualTo(input.context().checkpointDue());
    }
}
