package io.stratos.gate;

import static io.stratos.gate.Given.NOON;
import static io.stratos.gate.Given.SECOND;
import static io.stratos.gate.Given.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor.OutputLimits;
import io.stratos.gate.GateVerdict.Denied;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-21")
final class EmissionLimitsTest {
    private static final Intent QUIET = new Intent.NoOp(0, Given.RISK, null);

    @Test
    void eventMayEmitItsLimitAndNotOneMore() {
        var desk = new Desk(Given.profile(limits(100, 3, 100)));
        desk.beginTurn();

        assertThat(reasons(desk, 4))
                .containsExactly(ReasonCode.OK, ReasonCode.OK, ReasonCode.OK, ReasonCode.GATE_RATE_EVENT);
    }

    @Test
    void nextTurnMayEmitItsLimitAgain() {
        var desk = new Desk(Given.profile(limits(100, 1, 100)));

        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
    }

    @Test
    void secondMayHoldItsLimitAndNotOneMore() {
        var desk = new Desk(Given.profile(limits(2, 100, 100)));
        desk.beginTurn();

        assertThat(reasons(desk, 3)).containsExactly(ReasonCode.OK, ReasonCode.OK, ReasonCode.GATE_RATE_SECOND);
    }

    @Test
    void secondSlidesAcrossAnyBoundary() {
        var desk = new Desk(Given.profile(limits(2, 100, 100)));
        desk.at(NOON + SECOND / 2);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
        desk.at(NOON + SECOND - 1);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);

        desk.at(NOON + SECOND);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        desk.at(NOON + SECOND + SECOND / 2 - 1);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        desk.at(NOON + SECOND + SECOND / 2);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
    }

    @Test
    void instanceMayEmitItsLimitAndNotOneMoreHoweverLongItWaits() {
        var desk = new Desk(Given.profile(limits(100, 100, 2)));

        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
        desk.at(NOON + 1_000_000 * SECOND);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_INSTANCE);
    }

    @Test
    void denialNamesTheLimitThatWasPassed() {
        assertThat(new Desk(Given.profile(limits(7, 0, 9))).check(QUIET))
                .isEqualTo(new Denied(ReasonCode.GATE_RATE_EVENT, "", "0"));
        assertThat(new Desk(Given.profile(limits(7, 8, 0))).check(QUIET))
                .isEqualTo(new Denied(ReasonCode.GATE_RATE_INSTANCE, "", "0"));
        var desk = new Desk(Given.profile(limits(1, 8, 9)));
        desk.check(QUIET);
        assertThat(desk.check(QUIET)).isEqualTo(new Denied(ReasonCode.GATE_RATE_SECOND, "", "1"));
    }

    @Test
    void intentsThatTheRulesDenyCountToo() {
        var desk = new Desk(Given.profile(limits(100, 100, 1)));

        assertThat(desk.reason(new Intent.NoOp(0, null, null))).isEqualTo(ReasonCode.GATE_META);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_INSTANCE);
    }

    @Test
    void intentsPastALimitUseUpNoOther() {
        var desk = new Desk(Given.profile(limits(2, 1, 2)));
        desk.beginTurn();

        assertThat(reasons(desk, 3))
                .containsExactly(ReasonCode.OK, ReasonCode.GATE_RATE_EVENT, ReasonCode.GATE_RATE_EVENT);
        assertThat(desk.reason(QUIET)).isEqualTo(ReasonCode.OK);
    }

    @Test
    @Tag("M-4")
    void millionIntentsInOneSecondLetOnlyTheLimitThrough() {
        var desk = new Desk(Given.profile(limits(50, 1_000, Long.MAX_VALUE)));
        int passed = 0;
        for (int i = 0; i < 1_000_000; i++) {
            if (i % 500 == 0) {
                desk.beginTurn();
                desk.at(NOON + i * (SECOND / 1_000_000));
            }
            if (!(desk.next(QUIET) instanceof Denied)) {
                passed++;
            }
        }

        assertThat(passed).isEqualTo(50);
    }

    @Test
    void verdictsAreThoseOfAWindowThatForgetsNothing() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var limits = limits(1 + random.nextInt(6), random.nextInt(5), random.nextLong(80));
            var gate = new EmissionLimits(limits);
            var plain = new PlainWindow(limits);
            long now = NOON;
            for (int turn = 0; turn < 60; turn++) {
                now += pause(random);
                gate.beginEvent();
                plain.beginEvent();
                for (int i = random.nextInt(6); i > 0; i--) {
                    assertThat(gate.count(now))
                            .as("seed=%d turn=%d", seed, turn)
                            .isEqualTo(plain.count(now));
                }
            }
        }
    }

    @Test
    @Tag("M-18")
    void countersRestoredAfterAnyTurnGiveTheSameVerdicts() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            var limits = limits(1 + random.nextInt(4), 1 + random.nextInt(4), random.nextLong(60));
            var turns = turns(random, 40);
            for (int crash = 0; crash <= turns.size(); crash++) {
                var gate = new EmissionLimits(limits);
                var undisturbed = new EmissionLimits(limits);
                for (int turn = 0; turn < turns.size(); turn++) {
                    if (turn == crash) {
                        var restarted = new EmissionLimits(limits);
                        restarted.restore(
                                gate.save(turns.get(Math.max(0, turn - 1)).now()));
                        gate = restarted;
                    }
                    assertThat(turns.get(turn).run(gate))
                            .as("seed=%d crash=%d turn=%d", seed, crash, turn)
                            .isEqualTo(turns.get(turn).run(undisturbed));
                }
            }
        }
    }

    @Test
    void limitsHoldAcrossARestartOfTheGate() {
        var profile = Given.profile(limits(2, 100, 3));
        var before = new Desk(profile);
        before.check(QUIET);
        before.check(QUIET);
        var after = new Desk(profile);
        after.gate().restore(before.gate().save(NOON));

        assertThat(after.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        after.at(NOON + SECOND);
        assertThat(after.reason(QUIET)).isEqualTo(ReasonCode.OK);
        assertThat(after.reason(QUIET)).isEqualTo(ReasonCode.GATE_RATE_INSTANCE);
    }

    @Test
    void countersOfAWiderLimitFitAStricterOne() {
        var wide = new EmissionLimits(limits(5, 100, 100));
        for (int i = 0; i < 5; i++) {
            wide.beginEvent();
            wide.count(NOON + i);
        }
        var strict = new EmissionLimits(limits(2, 100, 100));
        strict.restore(wide.save(NOON + 4));

        strict.beginEvent();
        assertThat(strict.count(NOON + SECOND + 2)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        assertThat(strict.count(NOON + SECOND + 3)).isNull();
        assertThat(strict.count(NOON + SECOND + 3)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        assertThat(strict.count(NOON + SECOND + 4)).isNull();
    }

    @Test
    void countersOfAStricterLimitFitAWiderOne() {
        var strict = new EmissionLimits(limits(1, 100, 100));
        strict.beginEvent();
        strict.count(NOON);
        var wide = new EmissionLimits(limits(2, 100, 100));
        wide.restore(strict.save(NOON));

        wide.beginEvent();
        assertThat(wide.count(NOON)).isNull();
        assertThat(wide.count(NOON)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
    }

    @Test
    void countersThatAreCutShortAreRefused() {
        var limits = new EmissionLimits(limits(3, 100, 100));
        limits.beginEvent();
        limits.count(NOON);
        limits.count(NOON + 1);
        var saved = limits.save(NOON + 1);

        for (int length = 0; length < saved.length; length++) {
            var damaged = Arrays.copyOf(saved, length);
            assertThatIllegalArgumentException()
                    .as("length=%d", length)
                    .isThrownBy(() -> new EmissionLimits(limits(3, 100, 100)).restore(damaged));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EmissionLimits(limits(3, 100, 100)).restore(Arrays.copyOf(saved, saved.length + 1)));
    }

    @Test
    void countersThatSayTheImpossibleAreRefused() {
        var otherFormat = new EmissionLimits(limits(1, 1, 1)).save(NOON);
        otherFormat[0] = 2;
        var negativeTotal = new EmissionLimits(limits(1, 1, 1)).save(NOON);
        negativeTotal[1] = (byte) 0x80;
        var negativeLength = new EmissionLimits(limits(1, 1, 1)).save(NOON);
        negativeLength[9] = (byte) 0x80;

        for (var saved : List.of(otherFormat, negativeTotal, negativeLength)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EmissionLimits(limits(1, 1, 1)).restore(saved));
        }
    }

    @Test
    void limitHoldsAtTheEndsOfTime() {
        for (long now :
                new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, Long.MAX_VALUE - SECOND, Long.MAX_VALUE}) {
            var limits = new EmissionLimits(limits(1, 100, 100));
            limits.beginEvent();
            assertThat(limits.count(now)).isNull();
            assertThat(limits.count(now)).as("now=%d", now).isEqualTo(ReasonCode.GATE_RATE_SECOND);
            var restarted = new EmissionLimits(limits(1, 100, 100));
            restarted.restore(limits.save(now));
            assertThat(restarted.count(now)).as("now=%d", now).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        }
    }

    @Test
    void farApartIsFarApartEvenAcrossTheWholeRangeOfTime() {
        var limits = new EmissionLimits(limits(1, 100, 100));
        limits.beginEvent();

        assertThat(limits.count(Long.MIN_VALUE)).isNull();
        assertThat(limits.count(Long.MAX_VALUE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, EmissionLimits.PER_SECOND_MAX + 1})
    void limitPerSecondOutsideTheRangeIsRefused(int perSecond) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmissionLimits(limits(perSecond, 1, 1)));
    }

    @Test
    void largestLimitPerSecondFitsTheSavedState() {
        var limits = new EmissionLimits(limits(EmissionLimits.PER_SECOND_MAX, Integer.MAX_VALUE, Long.MAX_VALUE));
        limits.beginEvent();
        for (int i = 0; i < EmissionLimits.PER_SECOND_MAX; i++) {
            assertThat(limits.count(NOON)).isNull();
        }

        assertThat(limits.count(NOON)).isEqualTo(ReasonCode.GATE_RATE_SECOND);
        assertThat(limits.save(NOON)).hasSizeLessThan(81_000);
        assertThatCode(() -> new EmissionLimits(limits(1, 1, 1)).restore(limits.save(NOON)))
                .doesNotThrowAnyException();
    }

    private static List<ReasonCode> reasons(Desk desk, int count) {
        var reasons = new ArrayList<ReasonCode>();
        for (int i = 0; i < count; i++) {
            reasons.add(desk.next(QUIET) instanceof Denied denied ? denied.code() : ReasonCode.OK);
        }
        return reasons;
    }

    private static long pause(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> SECOND;
            case 2 -> SECOND - 1;
            default -> random.nextLong(2 * SECOND);
        };
    }

    private static List<Turn> turns(SplittableRandom random, int count) {
        var turns = new ArrayList<Turn>();
        long now = NOON;
        for (int i = 0; i < count; i++) {
            now += pause(random);
            turns.add(new Turn(now, random.nextInt(5)));
        }
        return turns;
    }

    private record Turn(long now, int intents) {
        List<ReasonCode> run(EmissionLimits limits) {
            limits.beginEvent();
            var reasons = new ArrayList<ReasonCode>();
            for (int i = 0; i < intents; i++) {
                var past = limits.count(now);
                reasons.add(past == null ? ReasonCode.OK : past);
            }
            return reasons;
        }
    }

    /// The same limits said the simple way.
    private static final class PlainWindow {
        private final OutputLimits limits;
        private final ArrayDeque<Long> times = new ArrayDeque<>();
        private long total;
        private int inEvent;

        PlainWindow(OutputLimits limits) {
            this.limits = limits;
        }

        void beginEvent() {
            inEvent = 0;
        }

        @Nullable
        ReasonCode count(long now) {
            inEvent++;
            if (inEvent > limits.intentsPerEvent()) {
                return ReasonCode.GATE_RATE_EVENT;
            }
            times.removeIf(time -> now - time >= SECOND);
            if (times.size() >= limits.intentsPerSecond()) {
                return ReasonCode.GATE_RATE_SECOND;
            }
            if (total >= limits.intentsPerInstance()) {
                return ReasonCode.GATE_RATE_INSTANCE;
            }
            times.add(now);
            total++;
            return null;
        }
    }
}
