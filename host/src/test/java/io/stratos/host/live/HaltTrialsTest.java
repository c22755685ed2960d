package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.breaker.BreakerRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A thousand times HALT in the middle of trading, each time with agents in another order and at least one order on its
/// way out, at whatever place: what would take on risk does not leave once it was accepted.
@Tag("X-6")
class HaltTrialsTest {
    private static final int TRIALS = 1_000;
    private static final int TRIALS_OF_A_HOST = 100;
    private static final int CYCLES_MAX = 400;
    private static final long A_SECOND = 1_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void noRiskLeavesAfterHaltWasAccepted() {
        int underWay = 0;
        for (int host = 0; host < TRIALS / TRIALS_OF_A_HOST; host++) {
            var bench = new LiveBench(
                            "trials" + host,
                            DISK.get(),
                            host,
                            FaultPlan.NONE,
                            IdentityClass.B2,
                            LiveScripts.BUYER,
                            LiveScripts.TRADER)
                    .under(new BreakerRules(List.of(), BreakerRules.OBJECTIVE_PERCENT))
                    .start();
            bench.settle();
            var left = new Left();
            for (int trial = 0; trial < TRIALS_OF_A_HOST; trial++) {
                underWay += trial(bench, left, "host " + host + ", trial " + trial);
            }
        }

        assertThat(underWay).as("orders under way, all trials").isGreaterThanOrEqualTo(TRIALS);
    }

    /// @return orders that were made and had not left when HALT was asked for
    private static int trial(LiveBench bench, Left left, String name) {
        bench.now += A_SECOND; // so that no trial takes the next one's orders of a second
        for (int i = 0; i < CYCLES_MAX && left.underWay(bench) == 0; i++) {
            bench.tradeAndWork();
        }
        int underWay = left.underWay(bench);
        assertThat(underWay).as(name).isPositive();
        var accepted = bench.safety(SafetyState.HALT);
        for (int i = 0; i < CYCLES_MAX && !accepted.isDone(); i++) {
            bench.tradeAndWork();
        }
        assertThat(accepted).as(name).isCompletedWithValueMatching(SafetyChange.Applied.class::isInstance);
        int before = bench.venue.received().size();
        for (int i = 0; i < 10; i++) {
            bench.tradeAndWork();
        }
        var after = bench.venue.received();
        assertThat(after.subList(before, after.size()))
                .as(name)
                .allMatch(request -> request instanceof VenueRequest.Cancel);
        loosen(bench, name);
        return underWay;
    }

    /// Orders that have left, looked at as they come.
    private static final class Left {
        private final Set<String> orders = new HashSet<>();
        private int seen;

        int underWay(LiveBench bench) {
            for (var all = bench.venue.received(); seen < all.size(); seen++) {
                orders.add(all.get(seen).clientOrderId());
            }
            return (int) bench.core().unanswered().stream()
                    .filter(order -> !orders.contains(order))
                    .count();
        }
    }

    private static void loosen(LiveBench bench, String name) {
        for (int i = 0; i < CYCLES_MAX; i++) {
            var loosened = bench.safety(SafetyState.NORMAL);
            for (int j = 0; j < CYCLES_MAX && !loosened.isDone(); j++) {
                bench.now += LiveBench.MILLI;
                bench.work();
            }
            if (loosened.join() instanceof SafetyChange.Applied) {
                return;
            }
        }
        throw new AssertionError(name + ": it is never loosened");
    }
}
