package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator was answered holds after the process was killed.
@Tag("X-6")
class LiveAnswerTest {
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
    void aChangeOfSafetyHoldsAtOnceAndIsAnsweredWithItsCommit() {
        var bench = LiveBench.calm("answer", disk, LiveScripts.QUIET).start();
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
        var bench = LiveBench.calm("undurable", disk, LiveScripts.QUIET).start();
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
