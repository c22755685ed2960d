package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Stands around the ledger's writes: holds one, fails one, counts them.
final class WriteGate implements UnaryOperator<GroupWrite> {
    private final AtomicInteger writes = new AtomicInteger();
    private final Semaphore entered = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private volatile boolean holding;
    private volatile @Nullable RocksDBException failure;
    private volatile int failFrom = Integer.MAX_VALUE;

    @Override
    public GroupWrite apply(GroupWrite write) {
        return (batch, sync) -> write(write, batch, sync);
    }

    /// Runs `work` while the writer stands in the write of an empty-handed first batch: whatever
    /// `work` offers waits together and becomes the next group.
    <T> T whileHeld(RocksLedger ledger, Supplier<T> work) {
        holding = true;
        var first = new LedgerBatch();
        first.put(Ledgers.HOST, Table.META, Ledgers.text("held"), Ledgers.text("x"));
        var done = new CompletableFuture<Object>();
        assertThat(ledger.offer(first, (_, result) -> done.complete(result))).isTrue();
        entered.acquireUninterruptibly();
        holding = false;
        T result = work.get();
        released.release();
        done.join();
        return result;
    }

    /// From now on each write fails, one that is held included.
    void failWith(RocksDBException exception) {
        failFrom = 0;
        failure = exception;
    }

    /// A held write still goes through; each later one fails.
    void failWithFromNextWrite(RocksDBException exception) {
        failWrite(1, exception);
    }

    /// The `n`-th write from now fails, and each after it.
    void failWrite(int n, RocksDBException exception) {
        failFrom = writes.get() + n;
        failure = exception;
    }

    void heal() {
        failure = null;
    }

    /// Writes that were let through or failed.
    int writes() {
        return writes.get();
    }

    private void write(GroupWrite write, WriteBatch batch, boolean sync) throws RocksDBException {
        int number = writes.incrementAndGet();
        if (holding) {
            entered.release();
            released.acquireUninterruptibly();
        }
        var thrown = failure;
        if (thrown != null && number >= failFrom) {
            throw thrown;
        }
        write.write(batch, sync);
    }
}
