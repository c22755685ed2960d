package io.stratos.verification.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.Outage;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSource;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.venue.loopback.LoopbackAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The loopback adapter at a real venue process: what only a network has.
@Tag("X-4")
@Tag("X-5")
class LoopbackVenueTest {
    private static final long SECOND = 1_000_000_000;
    private static final VenueSetup TAPE = VenueSetup.plain().then("99.00 1.000", "98.00 2.000", "97.50 0.500");

    @Test
    void aZombieIsNoticedByWhatItDoesNotBring() throws Exception {
        var zombie = new Outage(Outage.Kind.ZOMBIE, 0, 3_600 * SECOND, 0);
        var plan = new FaultPlan(1, List.of(), List.of(zombie), List.of(), 0);
        try (var bench = ProcessBench.start(VenueSetup.plain().with(plan))) {
            var trader = new Trader(bench);
            trader.poll();
            trader.limit("a", Side.BUY, "1", "99.50");
            trader.hears("a", "acknowledged");
            assertThat(trader.gaps).isEmpty();
            bench.pass(2 * SECOND + 1);
            trader.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
        }
    }

    @Test
    void aVenueThatWasGoneIsFoundAgainWithEverythingItSaid() throws Exception {
        try (var bench = ProcessBench.of(VenueSetup.plain())) {
            var trader = new Trader(bench);
            trader.limit("a", Side.BUY, "1", "99.50");
            trader.hears("a", "acknowledged");
            bench.stop();
            trader.hearsGaps(StreamGap.DISCONNECTED);
            trader.limit("b", Side.BUY, "1", "99.50");
            trader.hears("b", "rejected " + ReasonCode.EXE_NETWORK);
            bench.goOn();
            trader.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
            assertThat(trader.open()).containsExactly("a");
            trader.cancel("a");
            trader.hears("a", "acknowledged", "canceled EXE_CANCELED");
        }
    }

    @Test
    void theTapeComesInOrderFromTheRecordThatIsNamed() throws Exception {
        try (var bench = ProcessBench.of(TAPE)) {
            bench.market();
            bench.market();
            var market = new Watching(bench, 1);
            assertThat(market.until(2).stream().map(LoopbackVenueTest::line)).containsExactly("2 99.00 1", "3 98.00 2");
            bench.market();
            assertThat(market.until(3).getLast())
                    .isEqualTo(new MarketRecord(
                            4,
                            1,
                            4,
                            ScriptedTape.START_NANOS + 3 * SECOND,
                            0,
                            new EventBody.Trade(Decimal.of("97.50"), Decimal.of("0.500"), Side.BUY, 4)));
            market.source.close();
        }
    }

    @Test
    void aPollHandsOverNoMoreThanIsAskedFor() throws Exception {
        try (var bench = ProcessBench.of(TAPE)) {
            bench.market();
            bench.market();
            bench.market();
            var market = new Watching(bench, 0);
            market.most = 1;
            assertThat(market.until(4)).hasSize(4);
            market.source.close();
        }
    }

    @Test
    void theTapeGoesOnWhereItStoodWhenTheVenueIsBack() throws Exception {
        try (var bench = ProcessBench.of(TAPE)) {
            bench.market();
            var market = new Watching(bench, 0);
            market.until(2);
            assertThat(market.source.isUp()).isTrue();
            bench.stop();
            market.untilDown();
            bench.goOn();
            bench.market();
            assertThat(market.until(3).stream().map(MarketRecord::number)).containsExactly(1L, 2L, 3L);
            market.source.close();
        }
    }

    private static String line(MarketRecord record) {
        var trade = (EventBody.Trade) record.body();
        return record.number() + " " + trade.price() + " " + trade.qty().normalized();
    }

    /// Somebody who watches the market.
    private static final class Watching {
        private static final int WAITS_MAX = 400;

        private final VenueBench bench;
        private final Semaphore arrived = new Semaphore(0);
        private final MarketSource source;
        private final List<MarketRecord> seen = new ArrayList<>();
        private int most = Integer.MAX_VALUE;

        Watching(ProcessBench bench, long after) {
            this.bench = bench;
            var access = new VenueAccess(
                    bench.url(),
                    new AccountId("acc"),
                    Map.of("reconnect_min_ms", "1", "reconnect_max_ms", "20"),
                    7,
                    bench::nowNanos,
                    arrived::release);
            source = switch (new LoopbackAdapter().market(access, after)) {
                case MarketOpening.Connected(var connected) -> connected;
                case MarketOpening.Refused(var code, var detail) -> throw new AssertionError(code + " " + detail);
            };
        }

        List<MarketRecord> until(int count) throws InterruptedException {
            for (int waits = 0; seen.size() < count && waits < WAITS_MAX; waits++) {
                poll();
            }
            assertThat(seen).hasSize(count);
            return seen;
        }

        void untilDown() throws InterruptedException {
            for (int waits = 0; source.isUp() && waits < WAITS_MAX; waits++) {
                poll();
            }
            assertThat(source.isUp()).isFalse();
        }

        private void poll() throws InterruptedException {
            if (source.poll(bench.nowNanos(), most, seen::add) == 0) {
                bench.pass(arrived.tryAcquire(2, TimeUnit.SECONDS) ? 10_000_000 : 4 * SECOND);
            }
        }
    }
}
