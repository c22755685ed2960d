package io.stratos.state.rocks;

import static io.stratos.state.rocks.CheckpointKeys.BYTES;
import static io.stratos.state.rocks.CheckpointKeys.CATALOG;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;

/// The stored rows of the test instance's checkpoints.
final class CheckpointRows {
    private CheckpointRows() {}

    static byte[] bytes(Path directory, long generation) {
        return Tampering.get(directory, Family.CHECKPOINTS, key(BYTES, generation));
    }

    static byte[] catalog(Path directory, long generation) {
        return Tampering.get(directory, Family.CHECKPOINTS, key(CATALOG, generation));
    }

    static void putBytes(Path directory, long generation, byte[] bytes) {
        Tampering.put(directory, Family.CHECKPOINTS, key(BYTES, generation), bytes);
    }

    static void putCatalog(Path directory, long generation, byte[] row) {
        Tampering.put(directory, Family.CHECKPOINTS, key(CATALOG, generation), row);
    }

    static byte[] key(byte kind, long generation) {
        return CheckpointKeys.of(kind, Ledgers.INSTANCE, generation);
    }

    static int count(Path directory) {
        try (var store = RocksStore.open(new Layout(directory).database())) {
            var count = new AtomicInteger();
            store.walk(Family.CHECKPOINTS, new byte[0], null, (_, _) -> count.incrementAndGet() > 0);
            return count.get();
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}
