package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.rocks.FailingDisk.Failure;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The first call to the disk fails, then the second, and so on until a life comes to its end without reaching the
/// n-th:
/// nothing that was answered is lost, nothing is answered after the failure, and the next open is right.
@Tag("M-18")
@Tag("Z-2")
final class NthFailureTest {
    private static final LedgerOptions OPTIONS = new LedgerOptions(Durability.DURABLE, 64, 8, 3);
    private static final int TURNS = 10;
    private static final int CHECKPOINT_EVERY = 4;

    /// Group, mark, checkpoints, seals with a forced mark, and those of open and close.
    private static final int CALLS_AT_LEAST = 2 * TURNS + 5;

    @TempDir
    Path root = Path.of("");

    @ParameterizedTest
    @EnumSource
    void whateverCallFailsWhatWasAnsweredIsThereAndNothingIsAnsweredAfterwards(Failure failure) throws IOException {
        boolean hasFailed = true;
        int nth = 0;
        while (hasFailed) {
            nth++;
            hasFailed = failsAt(failure, nth);
        }
        assertThat(nth).as("calls of a whole life").isGreaterThan(CALLS_AT_LEAST);
    }

    /// @return whether the life got as far as the n-th call
    private boolean failsAt(Failure failure, int nth) throws IOException {
        var directory = root.resolve(failure + "-" + nth);
        var disk = new FailingDisk(failure, nth, new Layout(directory).database());
        long answered = live(directory, disk);
        if (disk.hasFailed()) {
            disk.lose();
        }
        var what = failure + " at call " + nth;
        var opened = Ledgers.opened(directory, OPTIONS);
        try (var ledger = opened.ledger()) {
            var turns = Ledgers.recordsOfTurns(ledger.reader());
            assertThat(turns)
                    .as(what)
                    .isEqualTo(LongStream.rangeClosed(1, turns.size()).boxed().toList())
                    .hasSizeBetween((int) answered, (int) answered + 1);
            var verified =
                    ledger.verify(JournalVerifier.Range.ALL, (_, _) -> true).code();
            if (answered == 0 && failure == Failure.SHORT_WRITE) {
                // a first mark that is torn is evidence against the ledger, also of a ledger that is empty
                assertThat(verified).as(what).isIn(ReasonCode.OK, ReasonCode.AUD_TRUNCATED);
            } else {
                assertThat(verified).as(what).isEqualTo(ReasonCode.OK);
                assertThat(opened.report().findings()).as(what).isSubsetOf(ReasonCode.STA_UNCLEAN_STOP);
            }
            Ledgers.committed(ledger.commit(turn(turns.size() + 1L)));
        }
        return disk.hasFailed();
    }

    /// Open, turns with checkpoints, close.
    ///
    /// @return the last turn that was answered as committed
    private static long live(Path directory, FailingDisk disk) {
        switch (RocksLedger.open(directory, OPTIONS, disk)) {
            case OpenResult.Refused refused -> {
                assertThat(refused.code()).as(refused.detail()).isEqualTo(ReasonCode.STA_LEDGER_IO);
                return 0;
            }
            case OpenResult.Opened opened -> {
                try (var ledger = opened.ledger()) {
                    return commit(ledger, disk);
                }
            }
        }
    }

    private static long commit(RocksLedger ledger, FailingDisk disk) {
        long answered = 0;
        for (long number = 1; number <= TURNS; number++) {
            boolean hadFailed = disk.hasFailed();
            boolean isCommitted = isCommitted(ledger, turn(number), hadFailed);
            answered = isCommitted ? number : answered;
            if (number % CHECKPOINT_EVERY == 0) {
                isCommitted(ledger, Ledgers.checkpoint(number, Ledgers.text("state " + number)), disk.hasFailed());
            }
        }
        return answered;
    }

    /// A call that failed is told by its batch, and so is every batch after it.
    private static boolean isCommitted(RocksLedger ledger, LedgerBatch batch, boolean hadFailed) {
        return switch (ledger.commit(batch)) {
            case CommitResult.Committed _ -> {
                assertThat(hadFailed).as("committed after a failure").isFalse();
                yield true;
            }
            case CommitResult.Failed failed -> {
                assertThat(failed.code()).as(failed.detail()).isEqualTo(ReasonCode.STA_LEDGER_IO);
                yield false;
            }
        };
    }
}
