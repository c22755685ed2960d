package io.stratos.verification.benchmarks.account;

import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.duty.Idling;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One fresh JVM, warm: an order at a time, from the batch that is handed to the durable ledger to the request that is
/// with the venue's port; in turn with it the same bytes in a bare database, written synced by the thread that asks,
/// and appended to a file with fdatasync.
public final class WireMain {
    /// A host that has traded for a while: before that the interpreter is what is measured, and at one order in a
    /// hundred
    /// the second compiler, which takes a core of two from the writer for milliseconds until it is done.
    private static final int WARM_UP = 15_000;

    private static final int ORDERS = 800;

    private WireMain() {}

    /// Measures and answers.
    public static void main(String[] arguments) throws IOException, RocksDBException {
        var wire = new long[ORDERS];
        var bare = new long[ORDERS];
        var append = new long[ORDERS];
        try (var folder = TemporaryFolder.make();
                var ledger = ledger(folder);
                var options = new Options().setCreateIfMissing(true);
                var synced = new WriteOptions().setSync(true);
                var db = RocksDB.open(options, folder.path().resolve("bare").toString());
                var file = FileChannel.open(
                        folder.path().resolve("append"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var subject = new AccountSubject(AccountSubject.newVenue(), ledger.reader());
            long now = subject.up(1_700_000_000_000_000_000L);
            for (int i = -WARM_UP; i < ORDERS; i++) {
                now += 1_000_000_000L;
                subject.trade("900.00", now);
                ledger.expect(); // as an account does when it takes a turn
                subject.bid("890.00", "0.01", now);
                var batch = subject.takeBatch();
                long first = commit(ledger, batch, subject, now);
                long second = write(db, synced, batch, i);
                long third = append(file, batch);
                if (i >= 0) {
                    wire[i] = first;
                    bare[i] = second;
                    append[i] = third;
                }
                now += 500_000_000L;
                if (i < 0) {
                    subject.trade("880.00", now); // fills it: the account that is measured begins without orders
                }
                subject.poll(now);
                commit(ledger, subject.takeBatch(), subject, now);
            }
        }
        answer("wire", wire);
        answer("bare", bare);
        answer("append", append);
    }

    private static RocksLedger ledger(TemporaryFolder folder) {
        var options = LedgerOptions.of(LedgerOptions.Durability.DURABLE);
        return switch (RocksLedger.open(folder.path().resolve("ledger"), options)) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /// Handed to the ledger's thread, as an account does, which waits for the answer as an account's thread waits and
    /// is
    /// woken by it. One that spun would keep the writer from its core whenever there are but two.
    private static long commit(RocksLedger ledger, LedgerBatch batch, AccountSubject subject, long now) {
        var told = new AtomicReference<CommitResult>();
        long begin = System.nanoTime();
        var me = Thread.currentThread();
        while (!ledger.offer(batch, (_, result) -> {
            told.set(result);
            LockSupport.unpark(me);
        })) {
            Thread.onSpinWait();
        }
        var idling = new Idling(new BackgroundWork());
        while (told.get() == null) {
            idling.step();
        }
        if (!(told.get() instanceof CommitResult.Committed)) {
            throw new IllegalStateException("Condition failed: the order is committed, got=" + told.get());
        }
        subject.release(now);
        return System.nanoTime() - begin;
    }

    private static long write(RocksDB db, WriteOptions synced, LedgerBatch batch, int number) throws RocksDBException {
        long begin = System.nanoTime();
        try (var group = new WriteBatch()) {
            int ordinal = 0;
            for (var entry : batch.entries()) {
                switch (entry) {
                    case LedgerBatch.RecordEntry record ->
                        group.put(
                                ByteBuffer.allocate(Long.BYTES)
                                        .putInt(number)
                                        .putInt(ordinal)
                                        .array(),
                                record.payload());
                    case LedgerBatch.PutEntry row -> group.put(row.key(), row.value());
                    case LedgerBatch.DeleteEntry row -> group.delete(row.key());
                    case LedgerBatch.CheckpointEntry _ -> throw new IllegalStateException("an account has none");
                }
                ordinal++;
            }
            db.write(synced, group);
        }
        return System.nanoTime() - begin;
    }

    private static long append(FileChannel file, LedgerBatch batch) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var entry : batch.entries()) {
            switch (entry) {
                case LedgerBatch.RecordEntry record -> bytes.writeBytes(record.payload());
                case LedgerBatch.PutEntry row -> {
                    bytes.writeBytes(row.key());
                    bytes.writeBytes(row.value());
                }
                case LedgerBatch.DeleteEntry row -> bytes.writeBytes(row.key());
                case LedgerBatch.CheckpointEntry _ -> throw new IllegalStateException("an account has none");
            }
        }
        var buffer = ByteBuffer.wrap(bytes.toByteArray());
        long begin = System.nanoTime();
        while (buffer.hasRemaining()) {
            int _ = file.write(buffer);
        }
        file.force(false);
        return System.nanoTime() - begin;
    }

    private static void answer(String name, long[] nanos) {
        Arrays.sort(nanos);
        Fork.answer(name + "_p50", nanos[nanos.length / 2] / 1e3);
        Fork.answer(name + "_p99", nanos[nanos.length * 99 / 100] / 1e3);
    }
}
