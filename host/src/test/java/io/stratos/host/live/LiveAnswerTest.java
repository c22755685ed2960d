package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.host.live.link.NotDurableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an operator was answered holds after the process was killed.
@Tag("X-6")
class LiveAnswerTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void aChangeOfSafetyHoldsAtOnceAndIsAnsweredWithItsCommit() {
        var bench = LiveBench.calm("answer", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var answer = bench.safety(SafetyState.HALT);
        bench.host.accounts().getFirst().doWork();
        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
        assertThat(answer).as("not committed yet").isNotDone();

        bench.work();
        assertThat(answer).isCompletedWithValue(new SafetyChange.Applied(SafetyState.NORMAL, SafetyState.HALT));
        bench.restart();
        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
    }

    @Test
    void aChangeThatCouldNotBeCommittedIsAnsweredAsSuch() {
        var bench = LiveBench.calm("undurable", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        bench.ledger.fail();
        var answer = bench.safety(SafetyState.HALT);
        bench.work();
        bench.work();
        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOfSatisfying(
                        NotDurableException.class,
                        told -> assertThat(told.code()).isEqualTo(ReasonCode.STA_LEDGER_IO));

        var late = bench.safety(SafetyState.HALT);
        bench.work();
        assertThat(late).isCompletedExceptionally();
    }
}
