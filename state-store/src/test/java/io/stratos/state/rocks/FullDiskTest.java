package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real full and read-only disks, on a file system of a few megabytes in memory; needs the right to
/// mount.
@Tag("M-18")
@Tag("Z-2")
@Tag("long")
final class FullDiskTest {
    @TempDir
    Path disk = Path.of("");

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()) == 0,
                "this machine does not let us mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    @ParameterizedTest
    @EnumSource
    void diskThatFillsUpStopsTheLedgerAndWhatWasCommittedIsThereAfterwards(Durability durability)
            throws IOException, InterruptedException {
        var directory = disk.resolve("ledger");
        var options = LedgerOptions.of(durability);
        long committed = 0;
        CommitResult last;
        try (var ledger = Ledgers.opened(directory, options).ledger()) {
            last = ledger.commit(fat(1));
            while (last instanceof CommitResult.Committed) {
                committed++;
                last = ledger.commit(fat(committed + 1));
            }
            assertThat(((CommitResult.Failed) last).code()).isEqualTo(ReasonCode.STA_LEDGER_IO);
            assertThat(ledger.commit(fat(0))).isEqualTo(last);
        }
        assertThat(committed).isPositive();

        assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
        var opened = Ledgers.opened(directory, options);
        try (var ledger = opened.ledger()) {
            assertThat(opened.report().findings()).containsExactly(ReasonCode.STA_UNCLEAN_STOP);
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).hasSizeGreaterThanOrEqualTo((int) committed);
            assertThat(ledger.verify(JournalVerifier.Range.ALL, (_, _) -> true).code())
                    .isEqualTo(ReasonCode.OK);
        }
    }

    @Test
    void fullDiskAtOpenIsAnIoRefusal() throws IOException, InterruptedException {
        run("dd", "if=/dev/zero", "of=" + disk.resolve("ballast"), "bs=64k");

        assertRefused(RocksLedger.open(disk.resolve("ledger"), Ledgers.OPTIONS), ReasonCode.STA_LEDGER_IO);
    }

    @Test
    void readOnlyDiskIsAnIoRefusalButMayBeVerified() throws IOException, InterruptedException {
        var directory = disk.resolve("ledger");
        Ledgers.create(directory, 10);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_IO);
        assertThat(JournalVerifier.verify(directory, JournalVerifier.Range.ALL, null, (_, _) -> true)
                        .code())
                .isEqualTo(ReasonCode.OK);
    }

    private static LedgerBatch fat(long number) {
        var payload = new byte[20_000];
        new Random(number).nextBytes(payload);
        var batch = Ledgers.turn(number);
        batch.record(Ledgers.LANE, RecordKind.ORDER, number, payload);
        return batch;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
