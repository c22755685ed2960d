package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.assertRefused;
import static io.stratos.state.rocks.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

@Tag("M-17")
final class OpenRefusalTest {
    private static final byte[] FORMAT = text("format");

    @TempDir
    Path directory = Path.of("");

    @Test
    void placeThatCannotBeADirectoryIsAnIoRefusal() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "x");

        assertRefused(RocksLedger.open(file, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_IO);
        assertRefused(RocksLedger.open(file.resolve("below"), Ledgers.OPTIONS), ReasonCode.STA_LEDGER_IO);
    }

    @Test
    void placeThatTakesNoFilesIsAnIoRefusal() {
        assertRefused(RocksLedger.open(Path.of("/proc/stratos"), Ledgers.OPTIONS), ReasonCode.STA_LEDGER_IO);
    }

    @Test
    void newerFormatIsRefusedAndTheKnownOneIsNot() {
        Ledgers.create(directory, 3);
        var row = Tampering.get(directory, Family.FACTS, FORMAT);
        var newer = ByteBuffer.wrap(row.clone()).putInt(0, Facts.FORMAT + 1).array();
        Tampering.put(directory, Family.FACTS, FORMAT, newer);

        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_VERSION);

        Tampering.put(directory, Family.FACTS, FORMAT, row);
        Ledgers.open(directory).close();
    }

    @Test
    void columnFamilyOfANewerVersionIsRefused() throws RocksDBException {
        Ledgers.create(directory, 3);
        var database = new Layout(directory).database().toString();
        var names = Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.nameBytes()))
                .toList();
        var handles = new ArrayList<ColumnFamilyHandle>();
        try (var db = RocksDB.open(database, names, handles)) {
            db.createColumnFamily(new ColumnFamilyDescriptor(text("invented-later")))
                    .close();
            handles.forEach(ColumnFamilyHandle::close);
        }

        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_VERSION);
    }

    @Test
    void foreignDatabaseIsNotTakenOver() throws IOException, RocksDBException {
        var database = new Layout(directory).database();
        Files.createDirectories(database);
        try (var options = new Options().setCreateIfMissing(true);
                var db = RocksDB.open(options, database.toString())) {
            db.put(FORMAT, text("mine"));
        }

        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
    }

    @Test
    void databaseWithoutItsCurrentFileIsNotStartedAnewOverItsRemains() throws IOException {
        Ledgers.create(directory, 3);
        Files.delete(new Layout(directory).database().resolve("CURRENT"));

        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        assertThat(new Layout(directory).database()).isDirectoryContaining("glob:**.log");
    }

    @Test
    void creationThatDiedBeforeItsFirstWriteIsFinished() throws RocksDBException {
        RocksStore.open(createdDatabaseDirectory()).close();

        var opened = Ledgers.opened(directory);
        opened.ledger().close();
        assertThat(opened.report().created()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 16, 17, 20}) // between the last seals, the seal, behind it, the head
    void changedRecordBehindTheLastSealIsRefusedAndOneBeforeItIsForTheVerifier(long seq) {
        Ledgers.create(directory, 18); // head is 20
        var key = JournalKeys.of(seq);
        var good = Tampering.get(directory, Family.JOURNAL, key);
        Tampering.put(directory, Family.JOURNAL, key, Tampering.flipped(good, 12));

        if (seq < 16) {
            Ledgers.open(directory).close();
        } else {
            assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        }
    }

    @Test
    void journalThatDoesNotEndAtItsHeadIsRefused() {
        Ledgers.create(directory, 5);
        var last = Tampering.get(directory, Family.JOURNAL, JournalKeys.of(5));
        Tampering.delete(directory, Family.JOURNAL, JournalKeys.of(5));
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);

        Tampering.put(directory, Family.JOURNAL, JournalKeys.of(5), last);
        Tampering.put(directory, Family.JOURNAL, JournalKeys.of(6), last);
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);

        Tampering.delete(directory, Family.JOURNAL, JournalKeys.of(6));
        Ledgers.open(directory).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "format"})
    void factThatIsMissingShortOrChangedIsRefused(String fact) {
        Ledgers.create(directory, 5);
        var key = text(fact);
        var good = Tampering.get(directory, Family.FACTS, key);

        Tampering.delete(directory, Family.FACTS, key);
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        Tampering.put(directory, Family.FACTS, key, new byte[] {1});
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        Tampering.put(directory, Family.FACTS, key, new byte[good.length]);
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
    }

    @Test
    void everyChangedByteOfTheStoredHeadIsRefused() {
        Ledgers.create(directory, 5);
        var good = Tampering.get(directory, Family.FACTS, text("head"));
        for (int at = 0; at < good.length; at++) {
            Tampering.put(directory, Family.FACTS, text("head"), Tampering.flipped(good, at));

            assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        }
    }

    @Test
    void refusedOpeningLeavesNothingLocked() {
        Ledgers.create(directory, 5);
        var good = Tampering.get(directory, Family.FACTS, text("head"));
        Tampering.delete(directory, Family.FACTS, text("head"));
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);
        assertRefused(RocksLedger.open(directory, Ledgers.OPTIONS), ReasonCode.STA_LEDGER_DAMAGED);

        Tampering.put(directory, Family.FACTS, text("head"), good);
        Ledgers.open(directory).close();
    }

    private Path createdDatabaseDirectory() {
        var database = new Layout(directory).database();
        try {
            return Files.createDirectories(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
