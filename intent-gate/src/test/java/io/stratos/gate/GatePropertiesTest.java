package io.stratos.gate;

import static io.stratos.gate.Soundness.big;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.gate.GateVerdict.Denied;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds for any intent under any circumstances, checked on many made from seeds. A failure names its case:
/// `RandomCase.plausible(seed)`.
@Tag("M-20")
@Tag("M-22")
final class GatePropertiesTest {
    private static final int CASES = 60_000;

    @Test
    void approvalNeverAsksForMoreThanTheIntent() {
        int approved = approvals(RandomCase::plausible, (given, passed) -> {
            new Soundness(given).assertNoMore(given.intent, passed.intent());
            return true;
        });

        assertThat(approved).as("enough pass to mean something").isGreaterThan(CASES / 8);
    }

    @Test
    void approvalIsValidAtTheVenue() {
        int approved = approvals(RandomCase::plausible, (given, passed) -> {
            new Soundness(given).assertValid(passed.intent());
            return true;
        });

        assertThat(approved).isGreaterThan(CASES / 8);
    }

    /// A mode that trades at part size has done so to the approved intent already, so it is left out the second time.
    @Test
    @Tag("M-23")
    void approvalIsApprovedAgainAsItIs() {
        int approved = approvals(RandomCase::plausible, (given, first) -> {
            var mode = RandomCase.mode(given.mode.trading(), given.mode.limitOnly(), 100);
            var second = Desk.approved(given.check(first.intent(), mode));
            // The digest is over the canonical body: 0.8 is 0.800.
            assertThat(second.bodyDigest()).isEqualTo(first.bodyDigest());
            assertThat(second.degradedBy()).isEmpty();
            return true;
        });

        assertThat(approved).isGreaterThan(CASES / 8);
    }

    @Test
    @Tag("X-6")
    void tighteningNeverLetsMoreThrough() {
        int approved = approvals(GatePropertiesTest::heldBack, (tight, held) -> {
            var loose = RandomCase.plausible(tight.seed);
            var order = Desk.approved(loose.check()).intent();
            assertThat(order).isInstanceOf(held.intent().getClass());
            if (held.intent() instanceof Intent.Order less && order instanceof Intent.Order more) {
                assertThat(less.side()).isEqualTo(more.side());
                assertThat(less.qty()).isLessThanOrEqualTo(more.qty());
                Soundness.assertNotWorse(less.side(), more.price(), less.price());
                assertThat(less.reduceOnly() || !more.reduceOnly()).isTrue();
            } else {
                assertThat(held.intent()).isEqualTo(order);
            }
            return true;
        });

        assertThat(approved).isGreaterThan(CASES / 20);
    }

    private static RandomCase heldBack(long seed) {
        return RandomCase.plausible(seed).tightened();
    }

    @Test
    @Tag("M-24")
    void turnOfManyIntentsNeverReducesMoreThanThePosition() {
        int reduced = 0;
        for (long seed = 0; seed < CASES / 10; seed++) {
            var given = RandomCase.plausible(seed);
            var gate = new IntentGate(given.profile());
            gate.beginTurn();
            var traded = new EnumMap<Side, BigDecimal>(Side.class);
            for (var side : Side.values()) {
                traded.put(side, big(given.exposure.openQty(1, side)));
            }
            for (int ordinal = 0; ordinal < 6; ordinal++) {
                var intent = RandomCase.plausible(seed * 31 + ordinal).intent;
                var passed = passed(gate.check(
                        intent, new IntentRef(8, ordinal), Callback.EVENT, Given.NOON, given.exposure, given.mode));
                if (passed != null && passed.intent() instanceof Intent.Order order && order.side() != null) {
                    var sum = traded.merge(order.side(), big(order.qty()), BigDecimal::add);
                    if (order.reduceOnly()) {
                        reduced++;
                        assertThat(sum)
                                .as(given::describe)
                                .isLessThanOrEqualTo(
                                        big(given.exposure.positionQty(1)).abs());
                    }
                }
            }
        }

        assertThat(reduced).isGreaterThan(CASES / 100);
    }

    @Test
    @Tag("Z-6")
    void nothingAGuestCanWriteMakesTheGateThrow() {
        int approved = approvals(RandomCase::wild, (given, passed) -> {
            new Soundness(given).assertNoMore(given.intent, passed.intent());
            new Soundness(given).assertValid(passed.intent());
            return passed.intent() instanceof Intent.Order || passed.intent() instanceof Intent.Amend;
        });

        assertThat(approved).as("some orders and amends pass").isPositive();
    }

    @Test
    @Tag("Z-3")
    void everyDenialNamesACodeOfTheRules() {
        var known = EnumSet.of(
                ReasonCode.GATE_META,
                ReasonCode.GATE_INSTRUMENT,
                ReasonCode.GATE_TARGET,
                ReasonCode.GATE_NUMBER,
                ReasonCode.BRK_QUALITY);
        OrderRules.IN_ORDER.forEach(rule -> known.addAll(rule.codes()));
        AmendRules.IN_ORDER.forEach(rule -> known.addAll(rule.codes()));
        var seen = EnumSet.noneOf(ReasonCode.class);
        for (long seed = 0; seed < CASES; seed++) {
            if (RandomCase.plausible(seed).check() instanceof Denied denied) {
                seen.add(denied.code());
            }
        }

        assertThat(known).containsAll(seen);
        known.removeAll(seen);
        assertThat(known)
                .as("all that the cases do not reach")
                .containsExactlyInAnyOrder(ReasonCode.GATE_INSTRUMENT, ReasonCode.GATE_CAPABILITY);
    }

    /// Checks a property of every approval; counts the cases that said something about it.
    private static int approvals(LongFunction<RandomCase> cases, BiPredicate<RandomCase, ApprovedIntent> property) {
        int counted = 0;
        for (long seed = 0; seed < CASES; seed++) {
            var given = cases.apply(seed);
            try {
                var passed = passed(given.check());
                if (passed != null && property.test(given, passed)) {
                    counted++;
                }
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(given.describe(), failure);
            }
        }
        return counted;
    }

    private static @Nullable ApprovedIntent passed(GateVerdict verdict) {
        return verdict instanceof Denied ? null : Desk.approved(verdict);
    }
}
