package io.stratos.state.rocks;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.CheckpointRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.RecordKind;
import io.stratos.state.journal.HighWaterMark;
import io.stratos.state.journal.RecordChain;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Builds one atomic write out of batches, and commits it: rows, records, seals, checkpoint
/// pointers, tokens, head.
///
/// Order of a commit: checkpoints aside → group (synced if durable) → high-water mark → listeners
/// are told. Whatever step the process dies after, the database holds the group or it does not, and
/// the mark is not ahead of it. After an exception nothing more may be committed; chain and fence
/// have gone on without the database. Held by the writer thread.
final class GroupCommit implements AutoCloseable {

    /// Above this a group is closed: a few milliseconds of writing, so that a batch of the LL lane
    /// does not wait longer.
    private static final long GROUP_BYTES_MAX = 4L << 20;

    private final RocksStore store;
    private final RecordChain chain;
    private final TokenFence fence;
    private final CheckpointShelf shelf;
    private final HighWaterMark mark;
    private final GroupWrite write;
    private final boolean durable;
    private final byte[] origin;
    private final WriteBatch group = new WriteBatch();
    private long committedSeq;
    private boolean sealed;
    private @Nullable NoteRecord finding;

    /// A group that goes on from `chain`.
    ///
    /// @param origin hash of record 1; filled in when that record is made
    /// @param finding what was wrong at open, recorded before anything else; null if nothing was
    GroupCommit(
            RocksStore store,
            RecordChain chain,
            TokenFence fence,
            CheckpointShelf shelf,
            HighWaterMark mark,
            GroupWrite write,
            LedgerOptions options,
            byte[] origin,
            @Nullable NoteRecord finding) {
        this.store = store;
        this.chain = chain;
        this.fence = fence;
        this.shelf = shelf;
        this.mark = mark;
        this.write = write;
        this.durable = options.isDurable();
        this.origin = origin;
        this.finding = finding;
        this.committedSeq = chain.seq();
    }

    /// Adds a batch to the group.
    ///
    /// @return its result, which holds once [#commit] has returned
    CommitResult.Committed add(LedgerBatch batch) throws RocksDBException, UnfaithfulStoreException {
        recordFinding();
        var stale = fence.stale(batch);
        for (var entry : batch.entries()) {
            if (stale.isEmpty() || !stale.contains(entry.writer())) {
                put(entry);
            }
        }
        return new CommitResult.Committed(chain.head(), stale);
    }

    boolean isFull() {
        return bytes() >= GROUP_BYTES_MAX;
    }

    /// What the group is so far.
    long bytes() {
        return group.getDataSize();
    }

    /// Writes the group.
    void commit() throws RocksDBException, IOException {
        fence.putRaised(group);
        if (chain.seq() > committedSeq) {
            Facts.putHead(store, group, chain);
        }
        if (group.count() > 0) {
            write.write(group, durable);
            group.clear();
        }
        if (chain.seq() > committedSeq) {
            committedSeq = chain.seq();
            moveMark();
        }
    }

    /// Records that the process stops on purpose; the last write of all.
    void stopCleanly() throws RocksDBException, IOException {
        Facts.putCleanStop(store, group, chain);
        write.write(group, true);
        mark.force();
    }

    LedgerHead head() {
        return chain.head();
    }

    @Override
    public void close() {
        group.close();
    }

    private void put(LedgerBatch.Entry entry) throws RocksDBException, UnfaithfulStoreException {
        switch (entry) {
            case LedgerBatch.RecordEntry record -> append(record.kind(), record.atNanos(), record.payload());
            case LedgerBatch.PutEntry row -> group.put(store.handle(Family.of(row.table())), row.key(), row.value());
            case LedgerBatch.DeleteEntry row -> group.delete(store.handle(Family.of(row.table())), row.key());
            case LedgerBatch.CheckpointEntry checkpoint -> put(shelf.putAside(checkpoint));
        }
    }

    private void put(CheckpointShelf.Aside aside) throws RocksDBException {
        shelf.flip(aside, group);
        var header = aside.entry().header();
        var told = new CheckpointRecord(
                header.instance(),
                aside.generation(),
                header.cursor(),
                header.stateSchemaVersion(),
                header.lineage(),
                aside.entry().payload().length,
                HexFormat.of().formatHex(CheckpointBytes.payloadSha256(aside.bytes())));
        append(RecordKind.CHECKPOINT, chain.atNanos(), told.encode());
    }

    private void append(RecordKind kind, long atNanos, byte[] payload) throws RocksDBException {
        var value = chain.append(kind, atNanos, payload);
        putRecord(value);
        if (chain.seq() == 1) {
            System.arraycopy(chain.hash(), 0, origin, 0, Sha256.LENGTH);
        }
        if (chain.isSealDue()) {
            var seal = chain.appendSeal();
            putRecord(seal);
            sealed = true;
        }
    }

    private void putRecord(byte[] value) throws RocksDBException {
        group.put(store.handle(Family.JOURNAL), JournalKeys.of(chain.seq()), value);
    }

    /// In the first group and not at open: until then the mark stays as it was, and a crash finds
    /// the same again.
    private void recordFinding() throws RocksDBException {
        if (finding != null) {
            append(RecordKind.NOTE, chain.atNanos(), finding.encode());
            finding = null;
        }
    }

    private void moveMark() throws IOException {
        mark.write(chain.seq(), chain.hash(), origin);
        if (durable && sealed) {
            mark.force();
        }
        sealed = false;
    }
}
