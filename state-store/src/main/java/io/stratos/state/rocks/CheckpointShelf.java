package io.stratos.state.rocks;

import io.stratos.state.LedgerBatch;
import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Puts checkpoints away (SPEC M-17): written aside and compared byte by byte, then made visible
/// with the group of the batch that carried them. Held by the writer thread.
///
/// The bytes go in a write of their own, before the group, so that a large state does not make the
/// group larger. If the process dies between the two, bytes without catalog entry are left; the
/// next checkpoint gets the same number and overwrites them. The comparison reads what the database
/// answers, from its memory as a rule; what a disk does later is the business of the hashes.
final class CheckpointShelf {

    private final RocksStore store;
    private final Generations generations;
    private final GroupWrite write;
    private final boolean sync;
    private final int kept;

    CheckpointShelf(RocksStore store, Generations generations, GroupWrite write, LedgerOptions options) {
        this.store = store;
        this.generations = generations;
        this.write = write;
        this.sync = options.isDurable();
        this.kept = options.checkpointsKept();
    }

    /// A checkpoint that lies there, not yet visible.
    @SuppressWarnings("ArrayRecordComponent") // between two steps of one thread
    record Aside(LedgerBatch.CheckpointEntry entry, long generation, byte[] bytes) {}

    /// Writes the bytes aside and verifies them.
    ///
    /// @throws UnfaithfulStoreException if the database answers other bytes
    Aside putAside(LedgerBatch.CheckpointEntry entry) throws RocksDBException, UnfaithfulStoreException {
        var instance = entry.header().instance();
        long generation = generations.next(instance);
        var bytes = CheckpointBytes.encode(entry.header(), generation, entry.payload());
        var key = CheckpointKeys.of(CheckpointKeys.BYTES, instance, generation);
        try (var single = new WriteBatch()) {
            single.put(store.handle(Family.CHECKPOINTS), key, bytes);
            write.write(single, sync);
        }
        if (!Arrays.equals(store.get(Family.CHECKPOINTS, key), bytes)) {
            throw new UnfaithfulStoreException("checkpoint of " + instance + ", generation " + generation);
        }
        return new Aside(entry, generation, bytes);
    }

    /// Makes it visible with the group, and takes the oldest away.
    void flip(Aside aside, WriteBatch group) throws RocksDBException {
        var family = store.handle(Family.CHECKPOINTS);
        var instance = aside.entry().header().instance();
        var key = CheckpointKeys.of(CheckpointKeys.CATALOG, instance, aside.generation());
        var entry = new CatalogEntry(
                aside.entry().header().cursor(), aside.bytes().length, CheckpointBytes.headerSha256(aside.bytes()));
        group.put(family, key, entry.encode(key));
        group.put(family, CheckpointKeys.of(CheckpointKeys.LAST, instance, 0), Generations.encode(aside.generation()));
        for (long old : generations.surplus(instance, kept)) {
            group.delete(family, CheckpointKeys.of(CheckpointKeys.CATALOG, instance, old));
            group.delete(family, CheckpointKeys.of(CheckpointKeys.BYTES, instance, old));
        }
    }
}
