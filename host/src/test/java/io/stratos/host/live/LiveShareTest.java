package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A strategy whose callbacks are long, though within their fuel, has a share of the LL lane and no more.
@Tag("M-9")
@Tag("M-14")
class LiveShareTest {
    private static final long FUEL = 1_000_000;
    /// Callbacks of so much fuel until its credit is used up.
    private static final int AT_FIRST = 101;

    /// The largest that is not a long one; of those, in a second, as many as a credit has.
    private static final long BRIEF_FUEL = 199_999;

    private static final int BRIEF_PER_SECOND = 1_000;
    private static final int TIMERS_MAX = 64;

    private static final Script QUIET = (_, _, _) -> {};

    /// Works hard on each event.
    private static final Script HOG = (_, input, decision) -> {
        if (input instanceof Input.OnEvent) {
            decision.usage().set(FUEL, 0, 0, 0);
        }
    };

    /// Its own affairs, each just below what counts as long: told so, as many timers as it may have, each due every
    /// millisecond.
    private static final Script TIMERS = (_, input, decision) -> {
        if (input instanceof Input.OnEvent(var context, var event) && event.body() instanceof EventBody.ManualSignal) {
            decision.setTimers(IntStream.range(0, TIMERS_MAX)
                    .mapToObj(id -> new TimerCommand(id, context.nowNanos() + LiveBench.MILLI, LiveBench.MILLI))
                    .toList());
        } else if (input instanceof Input.OnTimer) {
            decision.usage().set(BRIEF_FUEL, 0, 0, 0);
        }
    };

    private static final long FAILS_AT = 5;

    /// Ends so in one turn, and works hard in each that follows.
    private static Script failing(Supplier<Crash> crash) {
        return (_, input, decision) -> {
            if (input.context().cursor() == FAILS_AT) {
                throw crash.get();
            }
            if (input instanceof Input.OnEvent && input.context().cursor() > FAILS_AT) {
                decision.usage().set(FUEL, 0, 0, 0);
            }
        };
    }

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static void trades(LiveBench bench, int count) {
        for (int i = 0; i < count; i++) {
            bench.trade();
            for (int again = 0; again < 10; again++) {
                bench.work();
            }
        }
    }

    private static InstanceStatus status(LiveBench bench, int instance) {
        return bench.host.statuses().get(instance);
    }

    @Test
    void aHogIsPassedOverOnceItsCreditIsUsedUpAndItsNeighbourTakesEveryEvent() {
        var bench = LiveBench.calm("hog", DISK.get(), HOG, QUIET).start();
        bench.settle();
        long hogBefore = status(bench, 0).cursor();
        long quietBefore = status(bench, 1).cursor();

        trades(bench, 300);

        assertThat(status(bench, 0).cursor() - hogBefore).isBetween((long) AT_FIRST, AT_FIRST + 3L);
        assertThat(status(bench, 0).health() + " " + status(bench, 0).reason())
                .isEqualTo(HealthState.DEGRADED + " " + ReasonCode.SLO_LANE_SHARE);
        assertThat(status(bench, 0).conflated()).isPositive();
        assertThat(status(bench, 1).cursor() - quietBefore).isEqualTo(300);
        assertThat(status(bench, 1).health()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void timersThatAreBriefAndTakeTheWholeLaneArePassedOverToo() {
        var bench = LiveBench.calm("timers", DISK.get(), TIMERS, QUIET).start();
        bench.settle();
        bench.signal(7);
        bench.work();
        long hogBefore = status(bench, 0).cursor();
        long quietBefore = status(bench, 1).cursor();
        int millis = 40;

        for (int i = 0; i < millis; i++) {
            bench.trade();
            for (int again = 0; again < TIMERS_MAX + 4; again++) {
                bench.work();
            }
        }

        long wanted = (long) millis * TIMERS_MAX;
        assertThat(status(bench, 0).cursor() - hogBefore)
                .as("of %d timers", wanted)
                .isBetween((long) BRIEF_PER_SECOND, BRIEF_PER_SECOND + 2L * millis)
                .isLessThan(wanted);
        assertThat(status(bench, 0).reason()).isEqualTo(ReasonCode.SLO_LANE_SHARE);
        assertThat(status(bench, 1).cursor() - quietBefore).isEqualTo(millis);
        assertThat(status(bench, 1).health()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void whoWasPassedOverIsServedAgainAlthoughItsNeighboursHaveWorkInEachCycleAndNobodyRings() {
        var bench = LiveBench.calm("again", DISK.get(), HOG, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET)
                .start();
        bench.settle();
        trades(bench, 150);
        long hogBefore = status(bench, 0).cursor();

        for (int i = 0; i < 40; i++) {
            bench.now += 20 * LiveBench.MILLI;
            for (int neighbour = 1; neighbour < bench.ids.size(); neighbour++) {
                if ((i + neighbour) % 4 == 0) { // a guest thinks for some cycles
                    assertThat(bench.host.signal(bench.ids.get(neighbour), new EventBody.ManualSignal(7, null)))
                            .contains(ReasonCode.OK);
                }
            }
            assertThat(bench.work()).as("nobody is idle").isPositive();
        }

        assertThat(status(bench, 0).cursor()).as("the event that waited").isEqualTo(hogBefore + 1);
    }

    @Test
    void aNoticeReachesItAllTheSameAndAStopInOrderShutsItDown() {
        var bench = LiveBench.calm("told", DISK.get(), HOG, QUIET).start();
        bench.settle();
        trades(bench, 150);
        long cursor = status(bench, 0).cursor();

        bench.signal(7);
        bench.work();

        assertThat(status(bench, 0).cursor()).isEqualTo(cursor + 1);
        bench.stop();
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
    }

    /// Turns that a strategy has after it failed, until its share is used up.
    private static long turnsAfter(String name, Supplier<Crash> crash) {
        var bench = LiveBench.calm(name, DISK.get(), failing(crash), QUIET).start();
        bench.settle();

        trades(bench, 300);

        assertThat(status(bench, 0).conflated()).isPositive();
        assertThat(status(bench, 1).health()).isEqualTo(HealthState.HEALTHY);
        return status(bench, 0).cursor() - FAILS_AT;
    }

    @Test
    void aCallbackThatFailsCountsWhatItTook() {
        assertThat(turnsAfter("failed", () -> new Crash(60 * FUEL))).isBetween(AT_FIRST - 60L, AT_FIRST - 60L + 3);
    }

    @Test
    void aCallbackThatTheClockEndsCountsItsWholeTime() {
        assertThat(turnsAfter("late", () -> Crash.byChance(Kind.DEADLINE, ReasonCode.RES_TIMEOUT)))
                .as("five milliseconds of a plain loop")
                .isBetween(AT_FIRST - 40L, AT_FIRST - 40L + 3);
    }
}
