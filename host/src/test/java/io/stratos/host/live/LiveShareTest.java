package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import java.util.function.Supplier;
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

    private static final Script QUIET = (_, _, _) -> {};

    /// Works hard on each event.
    private static final Script HOG = (_, input, decision) -> {
        if (input instanceof Input.OnEvent) {
            decision.usage().set(FUEL, 0, 0, 0);
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
