package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Quality;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.live.account.RowMemory;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-27")
class FeedAgentTest {
    private static final int TRADED = 1;
    private static final int RECORDS = 50;

    @Test
    void ofInstrumentsThatNobodyTradesNothingIsToldAndNothingKept() {
        var judge = new SourceJudge(MarketSource.Sequencing.DENSE, 0);
        var venue = new MarketQueue();
        var writer = new Writer(Writer.Role.HOST, "host", new FencingToken(1));
        var feed = new FeedAgent(
                new Strangers(),
                () -> 0,
                new PriceBoard(List.of(btc())),
                List.of(venue),
                List.of(),
                new MarketPosition(new RowMemory(), writer, "test"),
                judge);

        assertThat(feed.doWork()).isEqualTo(RECORDS);

        var told = new ArrayList<Event>();
        for (var event = venue.poll(); event != null; event = venue.poll()) {
            told.add(event);
        }
        assertThat(told).extracting(event -> event.header().instrument()).containsExactly(TRADED, TRADED);
        assertThat(told).extracting(event -> event.header().quality()).containsOnly(Quality.GOOD);
        assertThat(judge.instruments()).isEqualTo(1);
    }

    @Test
    void aGapBeforeARecordThatIsPassedOverIsToldWithTheNextOne() {
        var judge = new SourceJudge(MarketSource.Sequencing.DENSE, 0);
        int first = judge.judge(record(1, TRADED), 0);
        judge.passOver(record(5, TRADED + 1));

        assertThat(first).isEqualTo(Quality.GOOD);
        assertThat(judge.judge(record(6, TRADED), 0)).isEqualTo(Quality.GAP);
        assertThat(judge.judge(record(7, TRADED), 0)).isEqualTo(Quality.GOOD);
    }

    private static MarketRecord record(long number, int instrument) {
        return new MarketRecord(
                number, instrument, number, 0, 0, new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, 0));
    }

    private static Instrument btc() {
        var one = Decimal.ONE;
        return new Instrument(TRADED, "v", "spot", "BTC-USD", "BTC", "USD", one, one, one, one, one);
    }

    /// Trades of one instrument after the other; the first and the last are traded.
    private static final class Strangers implements MarketSource {

        @Override
        public int poll(long nowNanos, int recordsMax, MarketSink sink) {
            var body = new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, 0);
            for (int number = 1; number <= RECORDS; number++) {
                sink.record(new MarketRecord(number, number == RECORDS ? TRADED : number, number, nowNanos, 0, body));
            }
            return RECORDS;
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public void close() {}
    }
}
