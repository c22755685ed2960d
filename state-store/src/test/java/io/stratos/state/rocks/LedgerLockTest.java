package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.assertRefused;
import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("M-19")
final class LedgerLockTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void secondOpenInOneProcessIsRefusedAndDoesNotBreakTheFirst() {
        try (var ledger = Ledgers.open(directory)) {
            assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_LOCKED);
            assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_LOCKED);
            committed(ledger.commit(turn(1)));
        }
        Ledgers.open(directory).close();
    }

    @Test
    void directoryUnderAnotherNameIsTheSameDirectory() throws IOException {
        var real = Files.createDirectory(directory.resolve("real"));
        var alias = Files.createSymbolicLink(directory.resolve("alias"), real);
        try (var _ = Ledgers.open(real)) {
            assertRefused(RocksLedger.open(alias, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_LOCKED);
        }
    }

    @Test
    void lockOfAnotherProcessIsRespectedNamedAndFreeOnceThatIsDead() {
        try (var other = OtherProcess.start(directory)) {
            other.awaitLine("opening");
            other.awaitLine("open");

            var result = RocksLedger.open(directory, Ledgers.OPTIONS);
            assertRefused(result, ReasonCode.STA_LEDGER_LOCKED);
            assertThat(((OpenResult.Refused) result).detail()).containsPattern("process \\d+");
            other.kill();
            other.remainingLines();
        }
        Ledgers.open(directory).close();
    }

    @Test
    void refusedOpenInThisProcessDoesNotGiveUpTheLockTowardAnother() throws IOException {
        try (var _ = Ledgers.open(directory)) {
            assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_LOCKED);
            try (var other = OtherProcess.start(directory)) {
                other.awaitLine("opening");
                assertThat(other.line()).isNull(); // it was refused and died of it
            }
        }
    }
}
