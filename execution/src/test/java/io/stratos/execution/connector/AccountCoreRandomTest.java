package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Effects;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random lives of an account against a venue that reports late, twice and in any order. The oracle
/// is simple: the distinct fills that were delivered.
@Tag("X-4")
@Tag("X-2")
class AccountCoreRandomTest {

    private static final int LENGTH = 250;

    @Test
    void positionsAndCashAreTheSumOfTheDistinctFillsWhateverTheOrderTheyCameIn() {
        for (long seed = 0; seed < 150; seed++) {
            var life = new Life(seed, new Account());
            for (int i = 0; i < LENGTH; i++) {
                life.step();
                life.checkOracle();
            }
            life.calmDown();
            life.checkOracle();
            life.checkRecords();
        }
    }

    @Test
    @Tag("M-18")
    void anAccountThatDiesAfterEveryStepDoesWhatAnUninterruptedOneDoes() {
        for (long seed = 0; seed < 40; seed++) {
            var life = new Life(seed, new Account());
            for (int i = 0; i < LENGTH; i++) {
                life.step();
            }
            life.calmDown();

            var effects = new ArrayList<String>();
            var mortal = new Account(Account.setup(Account.VENUE, Account.LOOSE, 3));
            for (var step : life.steps) {
                step.accept(mortal);
                effects.addAll(mortal.effects().everything());
                mortal = mortal.restarted();
            }
            assertThat(effects)
                    .as("seed=%d", seed)
                    .isEqualTo(life.account.effects().everything());
            life.account.commit();
            assertThat(mortal.rows().dump())
                    .as("seed=%d", seed)
                    .isEqualTo(life.account.rows().dump());
        }
    }

    @Test
    @Tag("Z-7")
    void memoryIsBoundedByWhatIsOpenAndTheNumberKept() {
        var account = new Account(Account.setup(Account.VENUE, Account.LOOSE, 5));
        for (int i = 1; i <= 200; i++) {
            var id = account.open(anIntent(i));
            account.fill(id, 1, "99", "1");
            assertThat(account.core().ordersHeld()).isLessThanOrEqualTo(5 + 10);
            if (i % 10 == 0) {
                account.commit();
                assertThat(account.core().ordersHeld()).isEqualTo(5);
            }
        }
        var first = account.submit(anIntent(1).order());
        assertThat(first).isInstanceOf(SubmitOutcome.Repeated.class);
        var id = ((SubmitOutcome.Repeated) first).clientOrderId();
        assertThat(account.fill(id, 1, "99", "1")).isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(account.fill(id, 2, "99", "1")).isInstanceOf(ReportOutcome.Contradicted.class);
    }

    /// One random life; every step is kept, so that it can be lived again.
    private static final class Life {
        private final long seed;
        private final Account account;
        private final SplittableRandom random;
        private final ChaoticVenue venue;
        private final List<Consumer<Account>> steps = new ArrayList<>();
        private final Set<Long> booked = new HashSet<>();
        private final Map<InstanceId, BigDecimal> held = new HashMap<>();
        private final Map<InstanceId, BigDecimal> cash = new HashMap<>();
        private final Map<String, VenueRequest.Place> placed = new HashMap<>();
        private final Map<String, InstanceId> owners = new HashMap<>();
        private int taken;
        private long cursor;
        private long now = 1;

        Life(long seed, Account account) {
            this.seed = seed;
            this.account = account;
            random = new SplittableRandom(seed);
            venue = new ChaoticVenue(new SplittableRandom(seed + 1));
        }

        void step() {
            now += random.nextLong(0, 5);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> order();
                case 3 -> target(true);
                case 4 -> target(false);
                case 5 -> again();
                case 6 -> safety();
                default -> {
                    if (!venue.isQuiet()) {
                        report(venue.next(false));
                    }
                }
            }
            takeRequests();
        }

        void calmDown() {
            while (!venue.isQuiet()) {
                report(venue.next(true));
                takeRequests();
            }
        }

        private void order() {
            cursor++;
            var owner = random.nextBoolean() ? ONE : TWO;
            var qty = new Decimal(random.nextLong(1, 3_000), 3).toString();
            var intent = anIntent(cursor).by(owner).decidedAt(now);
            var asked = random.nextBoolean() ? intent.buy(qty) : intent.sell(qty);
            owners.put(Long.toString(cursor), owner);
            run(it -> it.submit(asked.order()));
        }

        private void target(boolean cancel) {
            long target = random.nextLong(1, cursor + 2);
            cursor++;
            var owner = owners.getOrDefault(Long.toString(target), ONE);
            var intent = anIntent(cursor).by(owner).decidedAt(now);
            var qty = new Decimal(random.nextLong(1, 3_000), 3).toString();
            run(it -> it.submit(cancel ? intent.cancel(target) : intent.amend(target, qty, null)));
        }

        /// A step that already was: only what is idempotent may come again.
        private void again() {
            if (!steps.isEmpty()) {
                run(steps.get(random.nextInt(steps.size())));
            }
        }

        private void safety() {
            var state = random.nextInt(3) == 0 ? SafetyState.CLOSE_ONLY : SafetyState.NORMAL;
            run(it -> it.safety(state));
        }

        private void report(VenueReport report) {
            if (report instanceof VenueReport.Filled fill && booked.add(fill.tradeId())) {
                var place = Required.field("placed order", placed.get(fill.clientOrderId()));
                var owner = owner(fill.clientOrderId());
                var signed = place.side() == Side.BUY
                        ? fill.qty().toBigDecimal()
                        : fill.qty().toBigDecimal().negate();
                held.merge(owner, signed, BigDecimal::add);
                cash.merge(
                        owner,
                        fill.price()
                                .toBigDecimal()
                                .multiply(signed)
                                .negate()
                                .subtract(fill.fee().toBigDecimal()),
                        BigDecimal::add);
            }
            run(it -> it.report(report));
        }

        private void run(Consumer<Account> step) {
            long at = now;
            Consumer<Account> timed = it -> step.accept(it.at(at));
            steps.add(timed);
            timed.accept(account);
        }

        private void takeRequests() {
            var requests = account.effects().requests();
            for (; taken < requests.size(); taken++) {
                var request = requests.get(taken);
                if (request instanceof VenueRequest.Place place) {
                    assertThat(placed.put(place.clientOrderId(), place))
                            .as("seed=%d: an order is sent once", seed)
                            .isNull();
                }
                venue.take(request);
            }
        }

        private InstanceId owner(String id) {
            var ids = new ClientOrderIds(Account.VENUE);
            return ids.isOf(ONE, id) ? ONE : TWO;
        }

        void checkOracle() {
            for (var owner : List.of(ONE, TWO)) {
                var exposure = account.core().exposure(owner);
                assertThat(exposure.positionQty(1).toBigDecimal())
                        .as("seed=%d", seed)
                        .isEqualByComparingTo(held.getOrDefault(owner, BigDecimal.ZERO));
                var mark = Decimal.of("101.5");
                assertThat(account.core().equity(owner, "USDT", _ -> mark))
                        .as("seed=%d", seed)
                        .isEqualByComparingTo(cash.getOrDefault(owner, BigDecimal.ZERO)
                                .add(held.getOrDefault(owner, BigDecimal.ZERO).multiply(mark.toBigDecimal())));
            }
        }

        void checkRecords() {
            account.effects()
                    .orderHistory()
                    .forEach((id, history) -> assertThat(Effects.neverRegresses(history))
                            .as("seed=%d order=%s: done once, done for ever", seed, id)
                            .isTrue());
        }
    }
}
