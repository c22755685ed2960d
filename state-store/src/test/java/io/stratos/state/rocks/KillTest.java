package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerHead;
import io.stratos.state.Table;
import io.stratos.state.journal.MarkVerdict;
import io.stratos.state.journal.VerifyResult;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL while another process commits, again and again on one directory (faults G3). What its
/// listeners were told is the oracle. A kill does not test syncs, the page cache survives it; for
/// that there is the power-loss model.
@Tag("M-18")
final class KillTest {
    private static final int KILLS = 20;
    private static final int TOLD_MAX = 400;
    private static final int SPIN_MAX = 200_000;

    @TempDir
    Path directory = Path.of("");

    @Test
    void whatAListenerWasToldSurvivesAnyKillAndNothingIsTorn() {
        kill(KILLS, 20_26);
    }

    @Test
    @Tag("long")
    void soItIsAThousandTimes() {
        kill(1_000, 4711);
    }

    private void kill(int kills, long seed) {
        var random = new Random(seed);
        long committed = 0;
        for (int i = 0; i < kills; i++) {
            int after = i % 10 == 9 ? 0 : 1 + random.nextInt(TOLD_MAX); // 0: while it opens
            long told = killOnce(after, random.nextInt(SPIN_MAX));
            committed = inspect(Math.max(told, committed), after > 0, "seed=" + seed + " kill=" + i);
        }
        assertThat(committed).isPositive();
    }

    /// @return the last turn of which a listener was told, 0 for none
    private long killOnce(int after, int spins) {
        try (var other = OtherProcess.start(directory)) {
            other.awaitLine("opening");
            long told = 0;
            for (int i = 0; i < after; i++) {
                told = Math.max(told, told(String.valueOf(other.line())));
            }
            for (int i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            other.kill();
            return Math.max(
                    told,
                    other.remainingLines().stream()
                            .mapToLong(KillTest::told)
                            .max()
                            .orElse(0));
        }
    }

    /// A line may be cut by the kill; then it was not said.
    private static long told(String line) {
        return line.matches("told \\d+") ? Long.parseLong(line.substring("told ".length())) : 0;
    }

    private long inspect(long told, boolean wasOpen, String what) {
        var opened = Ledgers.opened(directory);
        try (var ledger = opened.ledger()) {
            var report = opened.report();
            assertThat(report.mark()).as(what).isInstanceOfAny(MarkVerdict.Matches.class, MarkVerdict.Continued.class);
            if (report.head().equals(LedgerHead.EMPTY)) {
                assertThat(told).as(what).isZero();
                return 0;
            }
            if (wasOpen) {
                assertThat(report.cleanStop()).as(what).isFalse();
            }
            byte[] applied = ledger.reader().get(Table.INSTANCE, Ledgers.APPLIED);
            assertThat(applied).as(what).isNotNull();
            long number = ByteBuffer.wrap(applied).getLong();
            assertThat(number).as(what).isGreaterThanOrEqualTo(told);
            assertThat(ledger.reader().get(Table.ACCOUNT, Ledgers.POSITION))
                    .as(what)
                    .isEqualTo(applied);
            assertThat(Ledgers.recordsOfTurns(ledger.reader()))
                    .as(what)
                    .isEqualTo(LongStream.rangeClosed(1, number).boxed().toList());
            assertThat(ledger.verify(JournalVerifier.Range.ALL, (_, _) -> true))
                    .as(what)
                    .isInstanceOf(VerifyResult.Ok.class);
            inspectCheckpoint(ledger, number, what);
            return number;
        }
    }

    private static void inspectCheckpoint(RocksLedger ledger, long applied, String what) {
        long cursor = applied - applied % OtherProcess.CHECKPOINT_EVERY;
        var newest = ledger.reader().newestCheckpoint(Ledgers.INSTANCE, applied);
        assertThat(newest.damaged()).as(what).isEmpty();
        if (cursor > 0) {
            assertThat(newest).as(what).isInstanceOfSatisfying(CheckpointResult.Found.class, found -> {
                assertThat(found.header()).isEqualTo(Ledgers.header(cursor));
                assertThat(found.payload()).isEqualTo(Ledgers.number(cursor));
            });
        }
    }
}
