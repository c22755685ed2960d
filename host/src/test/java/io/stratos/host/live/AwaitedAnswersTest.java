package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop of the host goes by what an account says of itself.
@Tag("X-1")
class AwaitedAnswersTest {
    private static final int TRADES = 200;
    private static final long LATE_NANOS = 30_000_000;

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

    /// Its status is of the last tick: by that alone, what left since then was never waited for, and a host that
    /// stopped
    /// in order left orders behind as live that the venue had long taken back.
    @Test
    void anAccountThatIsIdleTellsWhatWasNotAnswered() {
        var faults = FaultPlan.of(FaultRule.late(FaultKind.DELAY, LATE_NANOS, FaultPoint.PLACE, FaultPoint.CANCEL));
        var bench =
                new LiveBench("awaited", disk, 11, faults, IdentityClass.B2, LiveScripts.TRADER, LiveScripts.TICKER);
        bench.start();
        bench.settle();
        var account = bench.host.accounts().getFirst();
        int idle = 0;
        int waiting = 0;

        for (int i = 0; i < TRADES; i++) {
            bench.trade();
            bench.work();
            waiting += bench.core().unanswered().isEmpty() ? 0 : 1;
            if (account.isIdle()) {
                idle++;
                assertThat(account.status().unanswered())
                        .isEqualTo(bench.core().unanswered().size());
            }
        }

        assertThat(idle).isPositive();
        assertThat(waiting).isPositive();
    }
}
