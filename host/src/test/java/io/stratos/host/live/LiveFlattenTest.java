package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.duty.LiveStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever is told to be flat becomes flat, whatever was said before.
@Tag("X-6")
class LiveFlattenTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void outOfHaltFlattenClosesWhatIsHeld() {
        var bench = holding("halted");
        var _ = bench.safety(SafetyState.HALT);
        work(bench);
        assertThat(bench.venue.position(1, bench.now).isPositive()).isTrue();

        var answer = bench.safety(SafetyState.FLATTEN);
        work(bench);
        assertThat(answer.join()).isEqualTo(new SafetyChange.Applied(SafetyState.HALT, SafetyState.FLATTEN));
        assertThat(bench.venue.position(1, bench.now).isZero()).isTrue();
    }

    @Test
    @Tag("M-18")
    void outOfHaltItClosesAlsoIfTheProcessEndsBeforeItBegan() {
        var bench = holding("ended");
        var _ = bench.safety(SafetyState.HALT);
        work(bench);
        var _ = bench.safety(SafetyState.FLATTEN);
        bench.endAt(LiveStep.ACCOUNT_GROUP_COMMITTED, 1);
        try {
            work(bench);
        } catch (LiveBench.ProcessEnd _) {
            bench.restart();
        }
        assertThat(bench.hasEnded()).isTrue();
        work(bench);
        assertThat(bench.venue.position(1, bench.now).isZero()).isTrue();
    }

    @Test
    void aScopeInFlattenThatNobodyBeganToCloseIsClosedAllTheSame() {
        var bench = holding("forgotten");
        var command = new SafetyCommand(
                new SafetyScope.Account(bench.account), SafetyState.FLATTEN, ReasonCode.SAF_FLATTEN, "tester", false);
        assertThat(bench.core().setSafety(command, bench.now)).isInstanceOf(SafetyChange.Applied.class);
        work(bench);
        assertThat(bench.core().flattenWithoutCause()).isEmpty();
        assertThat(bench.venue.position(1, bench.now).isZero()).isTrue();
    }

    private static LiveBench holding(String name) {
        var bench =
                LiveBench.calm("flat-" + name, DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        for (int i = 0; i < 20; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        assertThat(bench.venue.position(1, bench.now).isPositive()).isTrue();
        return bench;
    }

    private static void work(LiveBench bench) {
        for (int i = 0; i < 60; i++) {
            bench.trade();
            bench.work();
            bench.now += 100 * LiveBench.MILLI;
        }
    }
}
