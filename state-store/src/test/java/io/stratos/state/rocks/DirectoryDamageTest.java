package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.Table;
import io.stratos.state.journal.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Damage to the files themselves (faults G5, G27). Whatever byte is wrong, a ledger is refused, or
/// opened with a finding, or it is what it was; what cannot be read throws. Never a quiet start
/// with something else inside.
@Tag("M-17")
@Tag("X-9")
final class DirectoryDamageTest {
    private static final long SEED = 20_26;
    private static final long TURNS = 20;

    private Path whole = Path.of("");
    private Path directory = Path.of("");
    private List<Long> turns = List.of();

    @BeforeEach
    void place(@TempDir Path root) {
        whole = root.resolve("whole");
        directory = root.resolve("damaged");
    }

    @Test
    void sampledFlippedBytesOfEveryFileAreNoticed() throws IOException, RocksDBException {
        createWithTablesAndLog();
        flipBytes(12);
    }

    @Test
    @Tag("long")
    void manyFlippedBytesOfEveryFileAreNoticed() throws IOException, RocksDBException {
        createWithTablesAndLog();
        flipBytes(300);
    }

    @Test
    void logTornAtSampledPlacesIsNoticed() throws IOException {
        createCrashed();
        tearLog(61);
    }

    @Test
    @Tag("long")
    void logTornAtEveryPlaceIsNoticed() throws IOException {
        createCrashed();
        tearLog(1);
    }

    @Test
    void tornLogIsCutOnceAndWhatIsCommittedAfterwardsStays() throws IOException {
        createCrashed();
        Tampering.copy(whole, directory);
        var log = newestLog(directory);
        Files.write(log, Arrays.copyOf(Files.readAllBytes(log), (int) Files.size(log) - 3));

        List<Long> expected;
        var opened = Ledgers.opened(directory);
        try (var ledger = opened.ledger()) {
            assertThat(opened.report().findings())
                    .containsExactly(ReasonCode.AUD_TRUNCATED, ReasonCode.STA_UNCLEAN_STOP);
            Ledgers.commitTurns(ledger, 100, 110);
            expected = Ledgers.recordsOfTurns(ledger.reader());
        }
        for (int i = 0; i < 3; i++) {
            var again = Ledgers.opened(directory);
            try (var ledger = again.ledger()) {
                assertThat(again.report().findings()).isEmpty();
                assertThat(Ledgers.recordsOfTurns(ledger.reader())).isEqualTo(expected);
            }
        }
    }

    private void flipBytes(int perFile) throws IOException {
        var random = new Random(SEED);
        for (var file : files()) {
            var bytes = Files.readAllBytes(whole.resolve(file));
            for (int i = 0; i < Math.min(perFile, bytes.length); i++) {
                int at = bytes.length <= perFile ? i : random.nextInt(bytes.length);
                Tampering.copy(whole, directory);
                Files.write(directory.resolve(file), Tampering.flipped(bytes, at));
                var what = "seed=" + SEED + " file=" + file + " byte=" + at;
                inspectByVerifier(what);
                inspectByOpening(what);
            }
        }
    }

    private void tearLog(int step) throws IOException {
        var log = whole.relativize(newestLog(whole));
        var bytes = Files.readAllBytes(whole.resolve(log));
        for (int length = 0; length < bytes.length; length += step) {
            Tampering.copy(whole, directory);
            Files.write(directory.resolve(log), Arrays.copyOf(bytes, length));
            inspectByVerifier("length=" + length);
            inspectByOpening("length=" + length);
        }
    }

    private void inspectByVerifier(String what) {
        var result = JournalVerifier.verify(directory, JournalVerifier.Range.ALL, null, (_, _) -> true);
        if (result instanceof VerifyResult.Ok ok) {
            assertThat(ok.head().seq()).as(what).isEqualTo(TURNS + 2);
        }
    }

    private void inspectByOpening(String what) {
        switch (RocksLedger.open(directory, Ledgers.OPTIONS)) {
            case OpenResult.Refused refused ->
                assertThat(refused.code())
                        .as(what + " " + refused.detail())
                        .isIn(ReasonCode.STA_LEDGER_DAMAGED, ReasonCode.STA_LEDGER_IO, ReasonCode.STA_LEDGER_VERSION);
            case OpenResult.Opened(var ledger, var report) -> {
                try (ledger) {
                    inspectContent(ledger, report, what);
                }
            }
        }
    }

    private void inspectContent(RocksLedger ledger, OpenReport report, String what) {
        try {
            var found = Ledgers.recordsOfTurns(ledger.reader());
            var applied = ledger.reader().get(Table.INSTANCE, Ledgers.APPLIED);
            var position = ledger.reader().get(Table.ACCOUNT, Ledgers.POSITION);
            assertThat(found).as(what).isEqualTo(turns.subList(0, Math.min(found.size(), turns.size())));
            assertThat(position).as(what).isEqualTo(applied);
            assertThat(applied).as(what).isEqualTo(found.isEmpty() ? null : Ledgers.number(found.getLast()));
            if (report.mark().code() == ReasonCode.OK) {
                assertThat(found).as(what).isEqualTo(turns);
            }
        } catch (LedgerUnreadableException e) {
            assertThat(e.code()).as(what).isEqualTo(ReasonCode.STA_LEDGER_DAMAGED);
        }
    }

    /// Half of the turns in tables, half in the log, and a clean stop.
    private void createWithTablesAndLog() throws RocksDBException {
        Ledgers.create(whole, TURNS / 2);
        flush();
        try (var ledger = Ledgers.open(whole)) {
            Ledgers.commitTurns(ledger, TURNS / 2 + 1, TURNS);
            turns = Ledgers.recordsOfTurns(ledger.reader());
        }
    }

    /// All in the log, no clean stop: what a kill leaves.
    private void createCrashed() {
        var running = directory.resolveSibling("running");
        try (var ledger = Ledgers.open(running)) {
            Ledgers.commitTurns(ledger, 1, TURNS);
            turns = Ledgers.recordsOfTurns(ledger.reader());
            Tampering.copy(running, whole);
        }
    }

    /// Opening with RocksDB's own defaults writes the log into tables.
    private void flush() throws RocksDBException {
        var families = Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.nameBytes()))
                .toList();
        var handles = new ArrayList<ColumnFamilyHandle>();
        try (var _ = RocksDB.open(new Layout(whole).database().toString(), families, handles)) {
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(whole)) {
            return walk.filter(Files::isRegularFile)
                    .map(whole::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static Path newestLog(Path ledger) throws IOException {
        try (var list = Files.list(new Layout(ledger).database())) {
            return list.filter(file -> file.toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
