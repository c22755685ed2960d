package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTiming;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Random lives among faults, restarts at any point, against each identity class. The oracle is the venue's own book
/// (`faults.md` O1 to O3, O5).
@Tag("X-3")
@Tag("X-4")
@Tag("X-5")
@Tag("M-18")
class AccountModelTest {

    /// What a venue does besides.
    enum Venue {
        /// Changes orders in place; what is executed stands.
        PLAIN,
        /// Takes fills back and gives them back.
        CORRECTING,
        /// That too, and it cannot change orders: they are replaced.
        REPLACING,
        /// As PLAIN, and orders that would meet each other are netted.
        NETTING
    }

    private static final long SHORT_OVERLAP = 100;

    /// The whole life: a correction that is lost with the process is found again only within the overlap.
    private static final long LONG_OVERLAP = 100_000;

    private static final int SEEDS = 60;
    private static final int STEPS = 250;

    @ParameterizedTest
    @MethodSource("venues")
    void noOrderIsPlacedTwiceAndNoFillLostOrDoubled(IdentityClass identityClass, Venue venue) {
        long retention = identityClass == IdentityClass.B3 ? 150 : 0;
        var timing = new VenueTiming(Reconciled.EXPIRY, Reconciled.HORIZON, false, 0, 0, retention);
        var traits = Account.asked(identityClass, timing, venue != Venue.REPLACING);
        boolean isCorrecting = venue == Venue.CORRECTING || venue == Venue.REPLACING;
        var selfTrade = venue == Venue.NETTING ? SelfTrade.NET : SelfTrade.ALLOW;
        var policy = Reconciled.policy(isCorrecting ? LONG_OVERLAP : SHORT_OVERLAP);
        int restarts = 0;
        int executions = 0;
        int corrections = 0;
        int replaced = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var world = new FaultyWorld(seed, traits, policy, isCorrecting, selfTrade);
            for (int i = 0; i < STEPS; i++) {
                world.step();
                checkNoDuplicate(world, seed);
            }
            world.calm();
            checkNoDuplicate(world, seed);
            checkBooks(world, seed);
            checkNoMoreThanAskedFor(world, seed);
            restarts += world.restarts;
            executions += world.venue.executions().size();
            corrections += world.corrections;
            replaced += world.owners.size() - Set.copyOf(world.owners.values()).size();
        }
        assertThat(restarts).isGreaterThan(SEEDS);
        assertThat(executions).isGreaterThan(SEEDS * 3);
        assertThat(corrections > SEEDS).isEqualTo(isCorrecting);
        assertThat(replaced > SEEDS / 4).isEqualTo(venue == Venue.REPLACING);
    }

    static Stream<Arguments> venues() {
        return Stream.of(IdentityClass.values())
                .flatMap(one -> Stream.of(Venue.values()).map(venue -> Arguments.of(one, venue)));
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityClass.class,
            names = {"A", "B1", "B2", "C"})
    void withoutDeclaredTimesNothingEndsByAbsenceAndWhatIsThereIsFound(IdentityClass identityClass) {
        for (long seed = 0; seed < SEEDS / 2; seed++) {
            var world = new FaultyWorld(
                    seed,
                    Account.asked(identityClass, VenueTiming.UNDECLARED),
                    Reconciled.POLICY,
                    false,
                    SelfTrade.ALLOW);
            for (int i = 0; i < STEPS; i++) {
                world.step();
                checkNoDuplicate(world, seed);
            }
            world.calm();
            checkNoDuplicate(world, seed);
            checkMoney(world, seed);
            for (var id : world.venue.accepted().keySet()) {
                var lifecycle = Objects.requireNonNull(world.account.core().lifecycle(id));
                boolean isOpen = world.venue.open().contains(id);
                assertThat(lifecycle.isTerminal())
                        .as("seed=%d order=%s", seed, id)
                        .isNotEqualTo(isOpen);
            }
        }
    }

    private static void checkNoDuplicate(FaultyWorld world, long seed) {
        assertThat(world.venue.accepted().values())
                .as("seed=%d: each order is created once", seed)
                .allMatch(times -> times == 1);
    }

    /// An order and those that took its place execute together no more than was ever asked for.
    private static void checkNoMoreThanAskedFor(FaultyWorld world, long seed) {
        var executed = new HashMap<FaultyWorld.Owned, Decimal>();
        world.owners.forEach((id, owned) -> executed.merge(owned, world.venue.executed(id), Decimal::plus));
        executed.forEach((owned, qty) -> assertThat(qty)
                .as("seed=%d %s", seed, owned)
                .isLessThanOrEqualTo(Objects.requireNonNull(world.mostAskedFor.get(owned))));
    }

    private static void checkBooks(FaultyWorld world, long seed) {
        var core = world.account.core();
        assertThat(core.isReconciled()).as("seed=%d: reconciled", seed).isTrue();
        for (var id : world.venue.accepted().keySet()) {
            var lifecycle = Objects.requireNonNull(core.lifecycle(id));
            boolean isOpen = world.venue.open().contains(id);
            assertThat(lifecycle).as("seed=%d order=%s", seed, id).isNotEqualTo(Lifecycle.UNKNOWN);
            assertThat(lifecycle.isTerminal()).as("seed=%d order=%s", seed, id).isNotEqualTo(isOpen);
        }
        checkMoney(world, seed);
    }

    private static void checkMoney(FaultyWorld world, long seed) {
        var core = world.account.core();
        var held = core.exposure(ONE).positionQty(1).plus(core.exposure(TWO).positionQty(1));
        assertThat(held).as("seed=%d: position", seed).isEqualByComparingTo(world.venue.position(1));
        long booked = List.of(ONE, TWO).stream()
                .flatMap(owner -> core.positions(owner).stream())
                .mapToLong(position -> position.fills())
                .sum();
        assertThat(booked)
                .as("seed=%d: fills", seed)
                .isEqualTo(world.venue.executions().stream()
                        .filter(world.venue::stands)
                        .count());
        var cash = core.equity(ONE, "USDT", _ -> Decimal.ZERO).add(core.equity(TWO, "USDT", _ -> Decimal.ZERO));
        assertThat(cash).as("seed=%d: cash", seed).isEqualByComparingTo(cashOf(world));
    }

    private static BigDecimal cashOf(FaultyWorld world) {
        var cash = BigDecimal.ZERO;
        for (VenueReport.Filled fill : world.venue.executions()) {
            if (!world.venue.stands(fill)) {
                continue;
            }
            var order = Objects.requireNonNull(world.venue.find(fill.clientOrderId()));
            var quote = fill.price().toBigDecimal().multiply(fill.qty().toBigDecimal());
            cash = (order.side() == Side.BUY ? cash.subtract(quote) : cash.add(quote))
                    .subtract(fill.fee().toBigDecimal());
        }
        return cash;
    }
}
