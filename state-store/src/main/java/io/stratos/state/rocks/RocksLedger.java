package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.journal.HighWaterMark;
import io.stratos.state.journal.VerifyResult;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// The ledger of one data directory, over RocksDB (DESIGN §5).
public final class RocksLedger implements Ledger {

    /// How long a full ring is left alone before it is tried again.
    private static final long RETRY_NANOS = 50_000;

    private final Layout layout;
    private final DirectoryLock lock;
    private final RocksStore store;
    private final HighWaterMark mark;
    private final GroupCommit group;
    private final LedgerReader reader;
    private final LaneRings rings;
    private final LedgerWriter writer;
    private final Thread thread;

    private RocksLedger(
            Layout layout,
            LedgerOptions options,
            DirectoryLock lock,
            RocksStore store,
            HighWaterMark mark,
            GroupCommit group,
            LedgerReader reader) {
        this.layout = layout;
        this.lock = lock;
        this.store = store;
        this.mark = mark;
        this.group = group;
        this.reader = reader;
        this.rings = new LaneRings(options.ringCapacity());
        this.writer = new LedgerWriter(rings, group);
        this.thread = Thread.ofPlatform().name("ledger-writer").daemon().unstarted(writer);
    }

    /// Opens a data directory, and creates what is missing in it.
    public static OpenResult open(Path directory, LedgerOptions options) {
        return open(directory, options, Disk.PLAIN);
    }

    /// Opens with something around the writes; for tests.
    ///
    /// @param seam around the step that writes groups and checkpoints
    static OpenResult open(Path directory, LedgerOptions options, UnaryOperator<GroupWrite> seam) {
        return open(directory, options, Disk.around(seam));
    }

    /// Opens over a disk that may fail; for tests.
    static OpenResult open(Path directory, LedgerOptions options, Disk disk) {
        return new LedgerOpening(directory, options, disk).open();
    }

    static RocksLedger start(
            Layout layout,
            LedgerOptions options,
            DirectoryLock lock,
            RocksStore store,
            HighWaterMark mark,
            GroupCommit group,
            LedgerReader reader) {
        var ledger = new RocksLedger(layout, options, lock, store, mark, group, reader);
        ledger.thread.start();
        return ledger;
    }

    @Override
    public boolean offer(LedgerBatch batch, CommitListener listener) {
        return rings.offer(new BatchRing.Waiting(batch, listener));
    }

    @Override
    public void expect() {
        rings.expect();
    }

    @Override
    public CommitResult commit(LedgerBatch batch) {
        requireOtherThread("commit");
        var result = new CompletableFuture<CommitResult>();
        while (!offer(batch, (_, outcome) -> result.complete(outcome))) {
            if (rings.isClosed()) {
                throw new IllegalStateException("Condition failed: the ledger is open");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
        return result.join();
    }

    @Override
    public LedgerReader reader() {
        return reader;
    }

    @Override
    public LedgerHead head() {
        return writer.head();
    }

    /// What waits, and whether the writer moves.
    public LedgerLoad load() {
        return new LedgerLoad(rings.size(), rings.capacity(), writer.groups());
    }

    /// Visits the damaged checkpoints of an instance: `key` as described in
    /// `docs/reference/ledger.md`, `value` as found.
    public void quarantined(InstanceId instance, LedgerReader.RowVisitor visitor) {
        for (byte kind : new byte[] {CheckpointKeys.BYTES, CheckpointKeys.CATALOG}) {
            var from = CheckpointKeys.of(kind, instance, 0);
            var to = CheckpointKeys.of(kind, instance, -1);
            store.walk(Family.QUARANTINE, from, to, visitor::row);
        }
    }

    /// Checks the journal while the ledger is in use, up to what is committed when the call begins.
    /// The ledger cannot be closed meanwhile; `progress` may stop the walk.
    public VerifyResult verify(JournalVerifier.Range range, JournalVerifier.Progress progress) {
        return JournalVerifier.verify(layout, store, range, null, progress);
    }

    @Override
    public void close() {
        requireOtherThread("close");
        rings.close();
        awaitWriter();
        group.close();
        mark.close();
        store.close();
        lock.close();
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was offered is committed first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOtherThread(String what) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("Condition failed: " + what + " is not called on the writer thread");
        }
    }
}
