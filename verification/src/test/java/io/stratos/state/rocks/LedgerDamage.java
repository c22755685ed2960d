package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Flips a bit in what a ledger holds, behind its back. The directory must be closed.
public final class LedgerDamage {
    private LedgerDamage() {}

    /// Damages the newest checkpoint of an instance.
    public static void newestCheckpoint(Path ledger, InstanceId instance) {
        lastBetween(
                ledger,
                Family.CHECKPOINTS,
                CheckpointKeys.of(CheckpointKeys.BYTES, instance, 0),
                CheckpointKeys.of(CheckpointKeys.BYTES, instance, -1));
    }

    /// Damages one record of the journal.
    public static void journalRecord(Path ledger, long seq) {
        lastBetween(ledger, Family.JOURNAL, JournalKeys.of(seq), JournalKeys.of(seq + 1));
    }

    private static void lastBetween(Path ledger, Family family, byte[] from, byte[] to) {
        load();
        try (var store = RocksStore.open(new Layout(ledger).database());
                var batch = new WriteBatch()) {
            var last = new byte[2][];
            store.walk(family, from, to, (key, value) -> {
                last[0] = key;
                last[1] = value;
                return true;
            });
            if (last[1] == null) {
                throw new AssertionError("nothing to damage in " + ledger);
            }
            last[1][last[1].length / 2] ^= 1;
            batch.put(store.handle(family), last[0], last[1]);
            store.write(batch, true);
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
    }

    private static void load() {
        try {
            NativeLibrary.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
