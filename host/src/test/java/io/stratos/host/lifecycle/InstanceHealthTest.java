package io.stratos.host.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Usage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("M-14")
class InstanceHealthTest {
    private static final Limit[] LIMITS = Limit.values();

    private final Healths bench = new Healths();

    @Test
    void aFaultDegradesHoldsBackForAWindowAndPutsTheNextTurnOff() {
        bench.trap();

        assertThat(bench.told)
                .containsExactly(new HealthChange(
                        HealthState.DEGRADED,
                        HealthState.HEALTHY,
                        ReasonCode.RES_FAULT,
                        null,
                        0,
                        0,
                        bench.now + Healths.WINDOW,
                        bench.now + 10));
        assertThat(bench.health.readyAtNanos()).isEqualTo(bench.now + 10);
        assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW - 1)).isTrue();
        assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW)).isFalse();
        assertThat(bench.health.state()).as("for an operator to see").isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void oneFaultTooManyWithinTheWindowHalts() {
        for (int i = 0; i < 4; i++) {
            bench.trap();
        }

        assertThat(bench.health.isHalted()).isTrue();
        assertThat(bench.health.reason()).isEqualTo(ReasonCode.RES_RESTART);
        assertThat(bench.told).hasSize(4);
    }

    @Test
    void faultsOlderThanTheWindowDoNotCount() {
        for (int i = 0; i < 20; i++) {
            bench.now += Healths.WINDOW / 3;
            bench.trap();
        }

        assertThat(bench.health.isHalted()).isFalse();
        assertThat(bench.health.readyAtNanos()).as("the third of a window").isEqualTo(bench.now + 40);
    }

    /// Each rebuild takes longer than the window; the guest fails as soon as it is there.
    @Test
    @Tag("M-13")
    void timeWithoutAGuestIsNoPartOfTheWindow() {
        for (int i = 0; i < 3; i++) {
            bench.trap();
            bench.now += 2 * Healths.WINDOW;
            bench.health.rebuilt(bench.now);
            assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW - 1)).isTrue();
            assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW)).isFalse();
        }
        var saved = bench.restarted();
        saved.trap();

        assertThat(saved.health.isHalted()).isTrue();
        assertThat(saved.health.reason()).isEqualTo(ReasonCode.RES_RESTART);
    }

    @Test
    void aGuestThatRanForAWindowAfterItsRebuildIsForgivenAllTheSame() {
        for (int i = 0; i < 20; i++) {
            bench.trap();
            bench.now += 2 * Healths.WINDOW;
            bench.health.rebuilt(bench.now);
            bench.now += Healths.WINDOW;
        }

        assertThat(bench.health.isHalted()).isFalse();
    }

    @Test
    void aHaltedInstanceStaysAsItIs() {
        bench.health.halt(ReasonCode.STA_REPLAY_DIVERGED);
        bench.trap();
        bench.health.halt(ReasonCode.IDM_CONFLICT);
        bench.sample(Limit.STATE, 101);

        assertThat(bench.health.reason()).isEqualTo(ReasonCode.STA_REPLAY_DIVERGED);
        assertThat(bench.told).hasSize(1);
    }

    /// Every state, each once; and after a restart as before it.
    @Test
    void anOperatorsStartMakesItOneStageBetter() {
        bench.health.revive(bench.now);
        assertThat(bench.told).as("who is healthy is left alone").isEmpty();
        bench.health.halt(ReasonCode.SVC_JAMMED);

        bench.health.revive(bench.now);
        assertThat(bench.told.getLast())
                .isEqualTo(new HealthChange(
                        HealthState.DEGRADED,
                        HealthState.HALTED,
                        ReasonCode.RES_REVIVED,
                        null,
                        0,
                        0,
                        bench.now + Healths.WINDOW,
                        0));
        assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW - 1)).isTrue();
        assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW)).isFalse();
        var next = bench.restarted();
        assertThat(next.health.state()).isEqualTo(HealthState.DEGRADED);

        next.health.revive(next.now);
        assertThat(next.health.state()).isEqualTo(HealthState.HEALTHY);
        assertThat(next.told.getLast().reason()).isEqualTo(ReasonCode.RES_REVIVED);
        assertThat(next.health.isHeldBack(next.now))
                .as("no start shortens that")
                .isTrue();
        assertThat(next.health.reason()).as("why it is held back").isEqualTo(ReasonCode.RES_REVIVED);
    }

    @Test
    void whoIsHeldBackNoMoreIsHealthyWithoutAReason() {
        bench.trap();

        bench.health.revive(bench.now + Healths.WINDOW);

        assertThat(bench.health.state()).isEqualTo(HealthState.HEALTHY);
        assertThat(bench.health.reason()).isEqualTo(ReasonCode.OK);
    }

    @Test
    void whoComesBackHasAllItsFaultsAndSamplesBefore() {
        for (int i = 0; i < 4; i++) {
            bench.trap();
        }
        bench.health.revive(bench.now);
        for (int i = 0; i < 3; i++) {
            bench.trap();
            assertThat(bench.health.isHalted()).isFalse();
        }
        bench.trap();
        assertThat(bench.health.isHalted()).isTrue();

        bench.health.revive(bench.now);
        for (int i = 0; i < 2; i++) {
            bench.sample(Limit.STATE, 101);
            assertThat(bench.health.isHalted()).as("two of three").isFalse();
        }
        bench.sample(Limit.STATE, 101);
        assertThat(bench.health.reason()).isEqualTo(ReasonCode.STA_SIZE);
    }

    @Test
    void aStartGivesNoNewLifeToWhatIsCountedOverALife() {
        var prints = new Healths(Limit.LOG_LIFE);
        prints.print(101);
        prints.health.halt(ReasonCode.TEL_LIMIT);
        prints.health.revive(prints.now);
        prints.told.clear();

        prints.print(1);

        assertThat(prints.told).singleElement().satisfies(told -> {
            assertThat(told.limit()).isEqualTo(Limit.LOG_LIFE);
            assertThat(told.used()).isEqualTo(102);
        });
    }

    @Test
    void aWarningDoesNotHideWhyItIsDegraded() {
        bench.trap();
        bench.sample(Limit.STATE, 80);

        assertThat(bench.health.reason()).isEqualTo(ReasonCode.RES_FAULT);
        assertThat(bench.told.getLast().reason()).isEqualTo(ReasonCode.RES_NEAR_LIMIT);
    }

    @Test
    void aStageIsToldOnceAndAgainOnlyAfterTheLimitWasLeftAlone() {
        for (int i = 0; i < 15; i++) {
            bench.sample(Limit.LOG, 101);
        }
        assertThat(bench.told).hasSize(1);

        for (int i = 0; i < StageTable.SAMPLES; i++) {
            bench.sample(Limit.LOG, 100);
        }
        bench.sample(Limit.LOG, 101);
        assertThat(bench.told).hasSize(2);
    }

    @Test
    void whatIsPrintedCountsTogetherWithinASecondOfItsOwnTimeAndStartsAnewInTheNext() {
        var prints = new Healths(Limit.LOG_SECOND);
        prints.now = 1_999_999_990;
        prints.print(60);
        prints.print(40);
        assertThat(prints.told).as("at the limit").isEmpty();
        prints.print(1);
        assertThat(prints.told).as("one above it").singleElement().satisfies(change -> {
            assertThat(change.limit()).isEqualTo(Limit.LOG_SECOND);
            assertThat(change.reason()).isEqualTo(ReasonCode.TEL_LIMIT);
            assertThat(change.used()).isEqualTo(101);
            assertThat(change.allowed()).isEqualTo(100);
        });

        var next = new Healths(Limit.LOG_SECOND);
        next.now = 1_999_999_997;
        next.print(60);
        next.print(40); // in the last nanosecond of that second
        next.print(100);
        assertThat(next.told).isEmpty();
    }

    @Test
    void aCallbackThatPrintsNothingAddsToNoOverrun() {
        var prints = new Healths(Limit.LOG_SECOND);
        for (int i = 0; i < 15; i++) {
            prints.print(101);
        }
        for (int i = 0; i < StageTable.SAMPLES; i++) {
            prints.print(0);
        }
        assertThat(prints.health.state()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void whatAChildClaimsToHavePrintedDoesNotOverflow() {
        var prints = new Healths(Limit.LOG_SECOND);
        prints.print(Long.MAX_VALUE);
        prints.print(Long.MAX_VALUE);

        assertThat(prints.told)
                .singleElement()
                .satisfies(change -> assertThat(change.used()).isEqualTo(Long.MAX_VALUE));
    }

    @Test
    @Tag("M-18")
    void aSecondThatARestartCutsIsCountedWhole() {
        var prints = new Healths(Limit.LOG_SECOND);
        prints.now = 5_000_000_000L;
        prints.print(60);
        var saved = prints.health.save();

        var resumed = new Healths(Limit.LOG_SECOND);
        resumed.health.restore(saved);
        resumed.now = prints.now;
        resumed.print(41);
        assertThat(resumed.told).hasSize(1);
    }

    @Test
    @Tag("M-13")
    @Tag("M-18")
    void whatItPrintsInItsLifeCountsTogetherOverSecondsAndRestarts() {
        var prints = new Healths(Limit.LOG_LIFE);
        prints.now = 5_000_000_000L;
        prints.print(60);
        prints.now += 3_600_000_000_000L;
        prints.print(40);
        assertThat(prints.told).as("at the limit").isEmpty();
        var saved = prints.health.save();

        var resumed = new Healths(Limit.LOG_LIFE);
        resumed.health.restore(saved);
        resumed.now = prints.now + 3_600_000_000_000L;
        resumed.print(1);
        assertThat(resumed.told).as("one above it").singleElement().satisfies(change -> {
            assertThat(change.limit()).isEqualTo(Limit.LOG_LIFE);
            assertThat(change.reason()).isEqualTo(ReasonCode.TEL_LIMIT);
            assertThat(change.used()).isEqualTo(101);
        });
    }

    @Test
    @Tag("M-16")
    @Tag("M-18")
    void turnsWithoutAStateAreToldOnceAndCountedOverARestart() {
        callbacks(bench.health, 1, 90_000);
        var resumed = bench.restarted();
        callbacks(resumed.health, 90_001, 100_999);
        assertThat(resumed.told).isEmpty();

        callbacks(resumed.health, 101_000, 300_000);
        assertThat(resumed.told).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo(ReasonCode.STA_UNSAVED);
            assertThat(change.used()).isEqualTo(101_000);
            assertThat(change.state()).isEqualTo(HealthState.HEALTHY);
        });
    }

    @Test
    @Tag("M-16")
    void whoSavesNowAndThenIsToldNothing() {
        for (int save = 0; save < 5; save++) {
            callbacks(bench.health, save * 99_000L + 1, save * 99_000L + 99_000);
            bench.health.state(1, true, save * 99_000L + 99_000, bench.now);
        }
        assertThat(bench.told).isEmpty();
    }

    /// Who saves no state, or saved one that is near its limit, is watched no more closely for it.
    @ParameterizedTest
    @EnumSource(names = {"UNSAVED", "STATE", "UNSOLICITED"})
    @Tag("M-8")
    void whatStatesAreAnsweredWithLeavesOrdinaryCallbacksQuiet(Limit limit) {
        bench.sample(limit, 1);
        bench.sample(limit, Healths.LIMITS.of(limit) + 1);
        assertThat(bench.told).hasSize(1);
        bench.health.save();

        callbacks(bench.health, 1, 999);
        assertThat(bench.health.isChanged()).isFalse();

        var resumed = bench.restarted();
        callbacks(resumed.health, 1, 999);
        assertThat(resumed.health.isChanged()).as("after a restart").isFalse();
    }

    private static void callbacks(InstanceHealth health, long from, long to) {
        var usage = new Usage();
        for (long cursor = from; cursor <= to; cursor++) {
            health.callback(usage, 0, 0, 0, cursor, cursor);
        }
    }

    @Test
    void eachFurtherOverrunOfADegradedInstanceHoldsItLonger() {
        bench.sample(Limit.STATE, 101);
        bench.now += Healths.WINDOW - 2;
        bench.sample(Limit.STATE, 101);

        assertThat(bench.told).hasSize(1);
        assertThat(bench.health.isHeldBack(bench.now + Healths.WINDOW - 1)).isTrue();
    }

    @Test
    @Tag("Z-4")
    void whatDependsOnTheMachineDecidesNothingInSimulatedTime() {
        var simulated = new Healths(HealthRules.simulated(RuntimeKind.PYTHON, Healths.LIMITS, Healths.RESTARTS));
        for (int i = 0; i < StageTable.SAMPLES; i++) {
            simulated.sample(Limit.TIME, 2_000);
            simulated.sample(Limit.MEMORY, 2_000);
        }

        assertThat(simulated.told).isEmpty();
        assertThat(simulated.health.uses())
                .filteredOn(LimitUse::isMeasured)
                .extracting(LimitUse::most)
                .containsExactly(2_000L, 2_000L);
        assertThat(simulated.health.save()).isEqualTo(new Healths().health.save());
    }

    @Test
    void useIsToldInPercentOfItsLimit() {
        bench.sample(Limit.FUEL, 255);
        bench.sample(Limit.MEMORY, 100);
        bench.health.fault(new GuestFault(GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT, 0), bench.now);

        assertThat(percentOf(Limit.FUEL)).isEqualTo(25);
        assertThat(percentOf(Limit.MEMORY)).isEqualTo(100);
        assertThat(percentOf(Limit.TIME)).as("used up: a fault").isEqualTo(100);
        assertThat(percentOf(Limit.LOG)).isZero();
    }

    @Test
    void percentOfHugeNumbersDoesNotOverflow() {
        assertThat(new LimitUse(Limit.FUEL, Long.MAX_VALUE / 2, Long.MAX_VALUE - 1, false).percent())
                .isBetween(0L, 100L);
        assertThat(new LimitUse(Limit.FUEL, 5, Long.MAX_VALUE, false).percent()).isZero();
        assertThat(new LimitUse(Limit.LOG, 5, 0, false).percent()).isEqualTo(500);
    }

    @Test
    @Tag("M-18")
    void savedAndRestoredAtAnyPointItAnswersLikeOneThatWasNot() {
        var random = new SplittableRandom(7);
        var whole = new Healths();
        var cut = new Healths();
        for (int i = 0; i < 3_000; i++) {
            int kind = random.nextInt(LIMITS.length);
            long used = Healths.LIMITS.of(LIMITS[kind]) + random.nextInt(-40, 2);
            boolean trap = random.nextInt(200) == 0;
            step(whole, LIMITS[kind], used, trap);
            step(cut, LIMITS[kind], used, trap);
            cut = cut.restarted();

            assertThat(cut.health.save()).as("step %d", i).isEqualTo(whole.health.save());
        }
        assertThat(cut.told).isEqualTo(whole.told).hasSizeGreaterThan(5);
    }

    private static void step(Healths to, Limit limit, long used, boolean trap) {
        to.now += 20;
        if (trap) {
            to.trap();
        } else {
            to.sample(limit, used);
        }
    }

    @Test
    void aSavedHealthOfAnotherVersionIsRefused() {
        var saved = bench.health.save();
        saved[0]++;

        assertThatThrownBy(() -> bench.health.restore(saved)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InstanceHealth.Summary.of(saved)).isInstanceOf(IllegalArgumentException.class);
    }

    private long percentOf(Limit limit) {
        return bench.health.uses().stream()
                .filter(use -> use.limit() == limit)
                .findFirst()
                .orElseThrow()
                .percent();
    }
}
