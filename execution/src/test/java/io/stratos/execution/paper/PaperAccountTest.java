package io.stratos.execution.paper;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountEffects;
import io.stratos.execution.connector.AccountSetup;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.fixtures.MemoryRows;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An account core against the paper venue, driven as a simulated-time shell drives them.
@Tag("X-10")
@Tag("M-18")
class PaperAccountTest {

    private static final int EVENTS = 400;

    @Test
    void positionAndCashAreWhatTheVenueFilled() {
        for (long seed = 0; seed < 30; seed++) {
            var shell = new Shell(seed);
            shell.run(0, EVENTS);
            shell.settle();
            var exposure = shell.core.exposure(ONE);
            assertThat(exposure.positionQty(1).toBigDecimal())
                    .as("seed=%d", seed)
                    .isEqualByComparingTo(shell.held);
            var mark = Decimal.of("100");
            assertThat(shell.core.equity(ONE, "USDT", _ -> mark))
                    .as("seed=%d", seed)
                    .isEqualByComparingTo(shell.cash.add(shell.held.multiply(mark.toBigDecimal())));
            assertThat(shell.core.unanswered()).as("seed=%d", seed).isEmpty();
        }
    }

    @Test
    void aShellThatDiesAtAnyGroupGoesOnAsIfItHadNot() {
        for (long seed = 0; seed < 10; seed++) {
            var whole = new Shell(seed);
            whole.run(0, EVENTS);
            whole.settle();
            for (int group = 7; group < EVENTS; group += 61) {
                var shell = new Shell(seed);
                shell.run(0, group);
                shell.commit();
                var next = new Shell(seed, shell);
                next.run(group, EVENTS);
                next.settle();
                var log = new ArrayList<>(shell.log);
                log.addAll(next.log);
                assertThat(log).as("seed=%d group=%d", seed, group).isEqualTo(whole.log);
            }
        }
    }

    /// Events come every 100 ns; after each, what is due is polled, and sometimes an intent
    /// submitted.
    private static final class Shell implements AccountEffects {
        private static final long STEP = 100;

        private final long seed;
        private final AccountSetup setup;
        private final MemoryRows rows;
        private final PaperVenue venue;
        private final AccountCore core;
        private final List<String> log = new ArrayList<>();
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal cash = BigDecimal.ZERO;
        private long now;

        Shell(long seed) {
            this.seed = seed;
            rows = new MemoryRows();
            venue = new PaperVenue(config(seed), Intents.ACCOUNT, PaperScenario.instruments());
            setup = Account.setup(venue.traits(), Account.LOOSE, 3);
            core = new AccountCore(setup, this, rows);
        }

        Shell(long seed, Shell dead) {
            this.seed = seed;
            rows = dead.rows.copy();
            venue = PaperVenue.restore(config(seed), Intents.ACCOUNT, PaperScenario.instruments(), rows);
            setup = dead.setup;
            core = AccountCore.restore(setup, this, rows);
        }

        void run(int from, int to) {
            for (int i = from; i < to; i++) {
                pollUntil(1 + i * STEP);
                now = 1 + i * STEP;
                event(i);
                pollUntil(now);
                act(i);
                if (i % 16 == 0) {
                    commit();
                }
            }
        }

        void settle() {
            pollUntil(now + 1_000_000);
        }

        void commit() {
            venue.writeState(rows);
            core.committed(core.writeRows(rows));
        }

        private void pollUntil(long until) {
            for (long due = venue.nextDueNanos(); due <= until; due = venue.nextDueNanos()) {
                now = due;
                venue.poll(due, this::report);
            }
        }

        private void report(VenueReport report, long at) {
            log.add(at + " " + report);
            if (report instanceof VenueReport.Filled fill) {
                cash = cash.subtract(fill.fee().toBigDecimal());
            }
            core.onReport(report, at);
        }

        private void event(int i) {
            var random = new SplittableRandom(seed * 1_000_003 + i);
            var price = new Decimal(9_900 + random.nextLong(200), 2);
            venue.onMarket(1, new EventBody.Trade(price, new Decimal(random.nextLong(1, 5_000), 3), null, i), now);
            core.onReferencePrice(1, price);
        }

        private void act(int i) {
            var random = new SplittableRandom(seed * 7_000_003 + i);
            var intent = anIntent(i + 1).decidedAt(now);
            var qty = new Decimal(random.nextLong(100, 3_000), 3).toString();
            switch (random.nextInt(6)) {
                case 0 -> core.submit(side(random, intent, qty).market().order(), now);
                case 1, 2 ->
                    core.submit(
                            side(random, intent, qty)
                                    .at(new Decimal(9_900 + random.nextLong(200), 2).toString())
                                    .order(),
                            now);
                case 3 -> core.submit(intent.cancel(Math.max(1, i - random.nextInt(10))), now);
                case 4 -> core.submit(intent.amend(Math.max(1, i - random.nextInt(10)), qty, null), now);
                default -> {}
            }
        }

        private static Intents side(SplittableRandom random, Intents intent, String qty) {
            return random.nextBoolean() ? intent.buy(qty) : intent.sell(qty);
        }

        @Override
        public void send(VenueRequest request, long notAfterNanos) {
            log.add("send " + request);
            venue.send(request, now);
        }

        @Override
        public void deliver(InstanceId instance, int instrument, EventBody.Execution event, long nowNanos) {
            log.add("deliver " + event);
            var fill = event.fill();
            if (fill != null) {
                var signed = event.side() == Side.BUY
                        ? fill.qty().toBigDecimal()
                        : fill.qty().toBigDecimal().negate();
                held = held.add(signed);
                cash = cash.subtract(signed.multiply(fill.price().toBigDecimal()));
            }
        }

        @Override
        public void record(RecordKind kind, long nowNanos, byte[] payload) {
            log.add("record " + kind + " " + payload.length);
        }

        private static VenueConfig config(long seed) {
            return new VenueConfig(
                    "paper",
                    150,
                    70,
                    seed % 2 == 0 ? 0 : 90,
                    seed,
                    Decimal.of("1"),
                    Decimal.of("4"),
                    8,
                    1,
                    1,
                    seed % 3 == 0 ? TakerDepth.SHOWN : TakerDepth.UNLIMITED,
                    10_000);
        }
    }
}
