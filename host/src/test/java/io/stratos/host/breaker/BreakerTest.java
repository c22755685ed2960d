package io.stratos.host.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateMode.Trading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M-25")
class BreakerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Recovery COOLDOWN = new Recovery.Cooldown(10 * SECOND, 5 * SECOND);

    @ParameterizedTest
    @EnumSource
    void everyTriggerOpensByItsOwnCodeAndByNoOther(Trigger trigger) {
        for (var other : Trigger.values()) {
            var breaker = breaker(rule(trigger, 1, 0, BreakerAction.NO_TRADE, COOLDOWN));
            var opened = breaker.sign(other, SECOND);
            assertThat(opened.isPresent()).isEqualTo(other == trigger);
            assertThat(breaker.mode().reason()).isEqualTo(other == trigger ? trigger.code() : ReasonCode.OK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHoldsTheInstanceBackAsItSays(BreakerAction action) {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, action, COOLDOWN));
        var opened = breaker.sign(Trigger.FAULTS, 0).orElseThrow();

        assertThat(breaker.mode().trading()).isEqualTo(action.trading()).isNotEqualTo(Trading.OPEN);
        assertThat(opened.beginsToTakeOrdersBack())
                .isEqualTo(action == BreakerAction.CANCEL_ALL || action == BreakerAction.HEDGE_TO_FLAT);
        assertThat(opened.beginsToClose()).isEqualTo(action == BreakerAction.HEDGE_TO_FLAT);
    }

    @Test
    void opensAtTheLimitAndNotBelowIt() {
        var breaker = breaker(rule(Trigger.REJECTS, 3, 0, BreakerAction.NO_TRADE, COOLDOWN));
        assertThat(breaker.sign(Trigger.REJECTS, 1)).isEmpty();
        assertThat(breaker.sign(Trigger.REJECTS, 2)).isEmpty();
        assertThat(breaker.sign(Trigger.REJECTS, 3)).isPresent();
    }

    @Test
    void signsOlderThanTheWindowDoNotCount() {
        var breaker = breaker(rule(Trigger.REJECTS, 2, 0, BreakerAction.NO_TRADE, COOLDOWN));
        assertThat(breaker.sign(Trigger.REJECTS, 0)).isEmpty();
        assertThat(breaker.sign(Trigger.REJECTS, 60 * SECOND)).isEmpty();
        assertThat(breaker.sign(Trigger.REJECTS, 120 * SECOND - 1)).isPresent();
    }

    @Test
    void burstAtOneMomentIsAPhantomAndTroubleThatLastsIsNot() {
        var breaker = breaker(rule(Trigger.QUALITY, 3, 2 * SECOND, BreakerAction.NO_TRADE, COOLDOWN));
        for (int i = 0; i < 1_000; i++) {
            assertThat(breaker.sign(Trigger.QUALITY, SECOND)).isEmpty();
        }
        assertThat(breaker.sign(Trigger.QUALITY, 3 * SECOND - 1)).isEmpty();
        assertThat(breaker.sign(Trigger.QUALITY, 3 * SECOND)).isPresent();
    }

    @Test
    void cooldownLeadsOverAProbationBackToClosed() {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, BreakerAction.NO_TRADE, COOLDOWN));
        breaker.sign(Trigger.FAULTS, 0);

        assertThat(breaker.tick(10 * SECOND - 1)).isEmpty();
        assertThat(breaker.dueNanos()).isEqualTo(10 * SECOND);
        assertThat(breaker.tick(10 * SECOND))
                .hasValueSatisfying(moved -> assertThat(moved.to().label()).isEqualTo("half_open"));
        assertThat(breaker.mode()).isEqualTo(GateMode.OPEN);
        assertThat(breaker.tick(15 * SECOND - 1)).isEmpty();
        assertThat(breaker.tick(15 * SECOND)).isPresent();
        assertThat(breaker.state()).isEqualTo(new Closed());
        assertThat(breaker.dueNanos()).isEqualTo(BreakerState.NEVER);
    }

    @Test
    void oneSignOnProbationOpensItAgainForTwiceAsLong() {
        var breaker = breaker(rule(Trigger.FAULTS, 3, 0, BreakerAction.NO_TRADE, COOLDOWN));
        for (int i = 0; i < 3; i++) {
            breaker.sign(Trigger.FAULTS, i);
        }
        breaker.tick(10 * SECOND + 2);
        assertThat(breaker.sign(Trigger.FAULTS, 11 * SECOND)).isPresent();

        assertThat(breaker.dueNanos()).isEqualTo(31 * SECOND);
    }

    @Test
    void signOfAnotherKindOnProbationChangesNothing() {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, BreakerAction.NO_TRADE, COOLDOWN));
        breaker.sign(Trigger.FAULTS, 0);
        breaker.tick(10 * SECOND);

        assertThat(breaker.sign(Trigger.REJECTS, 11 * SECOND)).isEmpty();
    }

    @Test
    void quietRecoveryWaitsForTheLastSign() {
        var recovery = new Recovery.WhenQuiet(10 * SECOND, 5 * SECOND);
        var breaker = breaker(rule(Trigger.QUALITY, 1, 0, BreakerAction.REDUCE_ONLY, recovery));
        breaker.sign(Trigger.QUALITY, 0);
        assertThat(breaker.sign(Trigger.QUALITY, 9 * SECOND)).isEmpty();

        assertThat(breaker.tick(10 * SECOND)).isEmpty();
        assertThat(breaker.tick(19 * SECOND)).isPresent();
    }

    @Test
    void manualRecoveryNeverComesByItselfAndAResetWorksAtOnce() {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, BreakerAction.HEDGE_TO_FLAT, new Recovery.Manual()));
        breaker.sign(Trigger.FAULTS, 0);
        assertThat(breaker.tick(Long.MAX_VALUE - 1)).isEmpty();

        var reset = breaker.reset("alice", "feed repaired", SECOND);
        assertThat(reset.actor()).isEqualTo("alice");
        assertThat(breaker.mode()).isEqualTo(GateMode.OPEN);
        assertThat(breaker.history()).hasSize(2).endsWith(reset);
    }

    @Test
    void resetWithoutActorOrReasonIsRefused() {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, BreakerAction.NO_TRADE, COOLDOWN));
        assertThatThrownBy(() -> breaker.reset(" ", "why", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> breaker.reset("alice", "", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strongerRuleTakesOverAndAWeakerOneDoesNot() {
        var weak = rule(Trigger.LATENCY, 1, 0, BreakerAction.REDUCE_ONLY, COOLDOWN);
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, new Recovery.Manual());
        var breaker = breaker(weak, strong);
        breaker.sign(Trigger.LATENCY, 0);
        assertThat(breaker.sign(Trigger.FAULTS, 1)).isPresent();
        assertThat(breaker.sign(Trigger.LATENCY, 2)).isEmpty();

        assertThat(breaker.state().rule()).isEqualTo(strong);
        assertThat(breaker.dueNanos()).isEqualTo(BreakerState.NEVER);
    }

    @Test
    void whatWaitsForAnOperatorStillDoesWhenAStrongerRuleTakesOver() {
        var manual = rule(Trigger.TIMEOUTS, 3, 0, BreakerAction.NO_TRADE, new Recovery.Manual());
        var strong = rule(Trigger.FAULTS, 5, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var breaker = breaker(manual, strong);
        for (int i = 0; i < 5; i++) {
            breaker.sign(Trigger.FAULTS, i);
            breaker.sign(Trigger.TIMEOUTS, i);
        }

        assertThat(action(breaker)).isEqualTo(BreakerAction.CANCEL_ALL);
        assertThat(breaker.dueNanos()).isEqualTo(BreakerState.NEVER);
        assertThat(breaker.tick(3_600 * SECOND)).isEmpty();
        assertThat(BreakerRow.decode(BreakerRow.encode(breaker.state()))).isEqualTo(breaker.state());
    }

    @Test
    void weakerRuleThatWaitsForAnOperatorKeepsTheStrongerActionUntilOneComes() {
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var manual = rule(Trigger.TIMEOUTS, 1, 0, BreakerAction.NO_TRADE, new Recovery.Manual());
        var breaker = breaker(strong, manual);
        breaker.sign(Trigger.FAULTS, 0);
        var told = breaker.sign(Trigger.TIMEOUTS, 1).orElseThrow();

        assertThat(told.reason()).isEqualTo(Trigger.TIMEOUTS.code());
        assertThat(told.beginsToTakeOrdersBack()).isFalse();
        assertThat(action(breaker)).isEqualTo(BreakerAction.CANCEL_ALL);
        assertThat(breaker.tick(3_600 * SECOND)).isEmpty();
        assertThat(breaker.reset("alice", "seen", 4_000 * SECOND).to()).isEqualTo(new Closed());
    }

    @Test
    void aWeakerRuleTakesNothingOfTheStrongerOnesProbationAndOfItsDoubling() {
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var weak = rule(Trigger.QUEUE, 1, 0, BreakerAction.REDUCE_ONLY, new Recovery.WhenQuiet(2 * SECOND, SECOND));
        var breaker = breaker(strong, weak);
        breaker.sign(Trigger.FAULTS, 0);
        breaker.sign(Trigger.QUEUE, 9 * SECOND);

        var tried = breaker.tick(11 * SECOND).orElseThrow().to();
        breaker.sign(Trigger.FAULTS, 15 * SECOND);

        assertThat(tried.dueNanos()).as("end of the probation").isEqualTo(16 * SECOND);
        assertThat(breaker.dueNanos()).as("twice the time").isEqualTo((15 + 20) * SECOND);
    }

    @Test
    void ofTwoTimesTheLaterEndsTheStrongerAction() {
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var weak = rule(Trigger.REJECTS, 1, 0, BreakerAction.REDUCE_ONLY, new Recovery.WhenQuiet(4 * SECOND, SECOND));
        var breaker = breaker(strong, weak);
        breaker.sign(Trigger.FAULTS, 0);
        assertThat(breaker.sign(Trigger.REJECTS, 5 * SECOND)).isEmpty();
        assertThat(breaker.dueNanos()).isEqualTo(10 * SECOND);

        assertThat(breaker.sign(Trigger.REJECTS, 9 * SECOND)).isEmpty();
        assertThat(breaker.dueNanos()).isEqualTo(13 * SECOND);
        assertThat(action(breaker)).isEqualTo(BreakerAction.CANCEL_ALL);
    }

    @Test
    void laterTimeOfAWeakerRuleOutlivesTheStrongerOneThatTakesOver() {
        var slow = new Recovery.Cooldown(60 * SECOND, SECOND);
        var weak = rule(Trigger.TIMEOUTS, 1, 0, BreakerAction.NO_TRADE, slow);
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var breaker = breaker(weak, strong);
        breaker.sign(Trigger.TIMEOUTS, 0);
        assertThat(breaker.sign(Trigger.FAULTS, SECOND).orElseThrow().beginsToTakeOrdersBack())
                .isTrue();

        assertThat(breaker.dueNanos()).isEqualTo(60 * SECOND);
        assertThat(action(breaker)).isEqualTo(BreakerAction.CANCEL_ALL);
    }

    @Test
    void troubleOfASecondKindThatGoesOnIsToldOnceAndKeepsItOpen() {
        var strong = rule(Trigger.FAULTS, 1, 0, BreakerAction.CANCEL_ALL, COOLDOWN);
        var weak = rule(Trigger.REJECTS, 1, 0, BreakerAction.REDUCE_ONLY, COOLDOWN);
        var breaker = breaker(strong, weak);
        breaker.sign(Trigger.FAULTS, 0);
        for (int i = 1; i <= 100; i++) {
            breaker.sign(Trigger.REJECTS, i * SECOND);
        }

        assertThat(breaker.history()).hasSizeLessThanOrEqualTo(2);
        assertThat(breaker.dueNanos()).isEqualTo(110 * SECOND);
    }

    @Test
    void historyIsBounded() {
        var breaker = breaker(rule(Trigger.FAULTS, 1, 0, BreakerAction.NO_TRADE, COOLDOWN));
        for (int i = 0; i < Breaker.HISTORY_MAX; i++) {
            breaker.sign(Trigger.FAULTS, i);
            breaker.reset("alice", "again", i);
        }
        assertThat(breaker.history()).hasSize(Breaker.HISTORY_MAX);
    }

    @ParameterizedTest
    @MethodSource("states")
    void restartFindsTheStateAsItWas(BreakerState state) {
        assertThat(BreakerRow.decode(BreakerRow.encode(state))).isEqualTo(state);
    }

    static Stream<BreakerState> states() {
        var recoveries = List.of(new Recovery.Manual(), COOLDOWN, new Recovery.WhenQuiet(7, 8));
        return Stream.concat(
                Stream.of(new Closed()),
                recoveries.stream()
                        .map(recovery -> rule(Trigger.REJECTS, 4, 5, BreakerAction.CANCEL_ALL, recovery))
                        .flatMap(rule -> Stream.of(new Open(rule, 1, 2, 3), new HalfOpen(rule, 4, 5))));
    }

    @Test
    void damagedRowIsRefused() {
        var row = BreakerRow.encode(new Closed());
        row[1] = 9;
        assertThatThrownBy(() -> BreakerRow.decode(row)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BreakerRow.decode(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    private static BreakerAction action(Breaker breaker) {
        return ((Open) breaker.state()).rule().action();
    }

    private static Breaker breaker(BreakerRule... rules) {
        return new Breaker(List.of(rules), new Closed());
    }

    private static BreakerRule rule(
            Trigger trigger, int signs, long confirmNanos, BreakerAction action, Recovery recovery) {
        return new BreakerRule(trigger, signs, 60 * SECOND, confirmNanos, action, recovery);
    }
}
