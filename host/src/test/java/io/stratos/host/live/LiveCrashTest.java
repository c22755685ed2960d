package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.live.LiveBench.ProcessEnd;
import io.stratos.host.live.duty.LiveStep;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The process ends at each step, early and late; whatever is in memory is gone, the venue goes on. Then
/// everything must come out as the venue's own book says.
@Tag("M-18")
@Tag("X-1")
class LiveCrashTest {
    private static final int TRADES = 100;
    private static final int[] OCCURRENCES = {1, 7};
    private static final int SEEDS = 10;
    private static final IdentityClass B2 = IdentityClass.B2;

    /// Reached only by a process that comes up after a crash.
    private static final Set<LiveStep> AFTER_A_CRASH =
            EnumSet.of(LiveStep.LATE_INTENT_DENIED, LiveStep.LATE_INTENTS_SETTLED, LiveStep.BACKLOG_HANDED_ON);

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    static Stream<Arguments> ends() {
        return Arrays.stream(LiveStep.values())
                .flatMap(step -> Arrays.stream(OCCURRENCES).mapToObj(nth -> Arguments.of(step, nth)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void noStepAtWhichTheProcessEndsDoublesOrLosesAnything(LiveStep step, int nth) {
        boolean hasEnded = false;
        for (int seed = 0; seed < SEEDS && !hasEnded; seed++) {
            hasEnded = endsAt(step, nth, seed) || nth > 1;
        }

        assertThat(hasEnded).as("the process ended there").isTrue();
    }

    /// One life whose process ends at that step, if chance lets it get there.
    private static boolean endsAt(LiveStep step, int nth, int seed) {
        var bench = bench("c" + step + "-" + nth + "-" + seed, seedOf(step) + nth + seed, B2);
        if (AFTER_A_CRASH.contains(step)) {
            bench.endAt(LiveStep.LANE_EFFECTS_HANDED_ON, 5 + seed);
        }
        bench.endAt(step, nth);
        live(bench);
        new Truth(bench, DISK.get().reader()).holds();
        return bench.hasEnded();
    }

    @ParameterizedTest
    @EnumSource
    void noIdentityClassLetsACrashDoubleAnOrder(IdentityClass identityClass) {
        for (var step :
                new LiveStep[] {LiveStep.ACCOUNT_GROUP_COMMITTED, LiveStep.PLACE_RELEASED, LiveStep.PLACE_SENT}) {
            var bench = bench("i" + identityClass + step, seedOf(step), identityClass);
            bench.endAt(step, 9);
            live(bench);
            new Truth(bench, DISK.get().reader()).holds();
        }
    }

    /// A step that the life below never reaches would be tested by nothing.
    @Test
    void theLifeThatIsEndedReachesEveryStep() {
        var bench = bench("all", 7, B2);
        bench.endAt(LiveStep.LANE_EFFECTS_HANDED_ON, 5);
        live(bench);

        assertThat(LiveStep.values()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(bench.reached.keySet()))).isEmpty();
    }

    private static long seedOf(LiveStep step) {
        return step.name().hashCode();
    }

    private static LiveBench bench(String name, long seed, IdentityClass identityClass) {
        var faults = FaultPlan.of(
                FaultRule.always(FaultKind.DROP_REPLY, FaultPoint.PLACE).times(2),
                FaultRule.always(FaultKind.LOSE_FRAME, FaultPoint.STREAM).times(1));
        return new LiveBench(name, DISK.get(), seed, faults, identityClass, LiveScripts.TRADER, LiveScripts.TICKER);
    }

    /// A whole life: start, trade, an operator's CLOSE_ONLY and FLATTEN, stop; started again wherever it
    /// ends.
    private static void live(LiveBench bench) {
        surviving(bench, bench::start);
        surviving(bench, bench::settle);
        for (int i = 0; i < TRADES; i++) {
            int at = i;
            if (i == TRADES / 4) {
                surviving(bench, bench::settle); // what an end left unknown blocks new risk until then
            }
            surviving(bench, () -> {
                if (at == TRADES / 4) {
                    bench.signal(1);
                }
                if (at == TRADES / 3) {
                    tightenWhileAnOrderIsOnItsWay(bench);
                }
                if (at == TRADES / 2) {
                    var _ = bench.safety(SafetyState.FLATTEN);
                }
                bench.tradeAndWork();
            });
            if (i == TRADES / 3 + 5 || i == TRADES / 2 + 20) {
                loosen(bench);
            }
        }
        loosen(bench);
        surviving(bench, bench::stop);
        surviving(bench, bench::restart);
        surviving(bench, bench::settle);
        loosen(bench);
        surviving(bench, bench::settle); // also after an end in the settling before
    }

    /// Until an operator was answered: a process that ends may end before that. [SafetyAnswers] holds it to
    /// its answers.
    private static void loosen(LiveBench bench) {
        for (int i = 0; i < 5 && bench.core().safety(bench.ids.getFirst()) != SafetyState.NORMAL; i++) {
            surviving(bench, bench::settle);
            surviving(bench, () -> {
                var _ = bench.safety(SafetyState.NORMAL);
                bench.work();
                bench.work();
            });
        }
    }

    private static void surviving(LiveBench bench, Runnable part) {
        Runnable next = part;
        for (int i = 0; i < 5; i++) {
            try {
                next.run();
                return;
            } catch (ProcessEnd _) {
                next = () -> {
                    bench.restart();
                };
            }
        }
        throw new AssertionError("the process ends only once");
    }

    /// An order is made and not committed when the operator's word comes: it may not leave any more.
    private static void tightenWhileAnOrderIsOnItsWay(LiveBench bench) {
        for (int i = 0; i < 50 && !hasOrderOnItsWay(bench); i++) {
            bench.trade();
            bench.host.feed().doWork();
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
            bench.host.accounts().forEach(agent -> agent.doWork());
        }
        var _ = bench.safety(SafetyState.CLOSE_ONLY);
        bench.host.accounts().forEach(agent -> agent.doWork());
        bench.work();
    }

    private static boolean hasOrderOnItsWay(LiveBench bench) {
        var left =
                bench.venue.received().stream().map(VenueRequest::clientOrderId).toList();
        return bench.core().unanswered().stream().anyMatch(id -> !left.contains(id));
    }
}
