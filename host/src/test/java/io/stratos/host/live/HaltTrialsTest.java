package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand times HALT in the middle of trading, each time with agents in another order and orders at other places of
/// their way: what would take on risk does not leave once it was accepted.
@Tag("X-6")
class HaltTrialsTest {
    private static final int TRIALS = 1_000;
    private static final int TRIALS_OF_A_HOST = 100;
    private static final int CYCLES_MAX = 400;

    @TempDir
    static Path folder;

    private static RocksLedger disk;

    @BeforeAll
    static void open() {
        disk = LiveHostTest.open(folder);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @Test
    void noRiskLeavesAfterHaltWasAccepted() {
        int sentBefore = 0;
        for (int host = 0; host < TRIALS / TRIALS_OF_A_HOST; host++) {
            var bench = new LiveBench(
                            "trials" + host,
                            disk,
                            host,
                            FaultPlan.NONE,
                            IdentityClass.B2,
                            LiveScripts.BUYER,
                            LiveScripts.TRADER)
                    .start();
            bench.settle();
            for (int trial = 0; trial < TRIALS_OF_A_HOST; trial++) {
                sentBefore += trial(bench, "host " + host + ", trial " + trial);
            }
        }

        assertThat(sentBefore).as("orders were under way").isGreaterThan(TRIALS);
    }

    /// @return requests that left while it traded
    private static int trial(LiveBench bench, String name) {
        int begun = bench.venue.received().size();
        for (int i = 0; i < 5; i++) {
            bench.tradeAndWork();
        }
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
        return before - begun;
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
