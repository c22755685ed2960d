package io.stratos.state.rocks;

import io.stratos.state.journal.MarkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.Status.SubCode;
import org.rocksdb.WriteBatch;

/// A disk whose n-th call fails, counted over all that a ledger writes and syncs; the calls after it work again.
final class FailingDisk implements Disk {

    /// How a call fails.
    enum Failure {
        /// Nothing is written.
        EIO,
        /// Nothing is written: no room.
        ENOSPC,
        /// A part is written.
        SHORT_WRITE,
        /// All is written and does not come to the disk: after a power loss it is not there.
        SYNC_LOST,
        /// All is written, the sync fails, and after a power loss it is there all the same.
        SYNC_KEPT
    }

    private final Failure failure;
    private final int nth;
    private final Path database;
    private int calls;
    private boolean hasFailed;
    private long before = -1;
    private long after;

    /// @param database whose newest log is cut as the failure leaves it
    FailingDisk(Failure failure, int nth, Path database) {
        this.failure = failure;
        this.nth = nth;
        this.database = database;
    }

    boolean hasFailed() {
        return hasFailed;
    }

    /// Calls so far.
    int calls() {
        return calls;
    }

    /// Once the ledger is closed: what the failed call left on the disk.
    void lose() throws IOException {
        if (before < 0 || failure == Failure.SYNC_KEPT) {
            return;
        }
        long kept = failure == Failure.SHORT_WRITE ? (before + after) / 2 : before;
        try (var file = Files.newByteChannel(PowerLossTest.newestLog(database), StandardOpenOption.WRITE)) {
            file.truncate(kept);
        }
    }

    @Override
    public GroupWrite opening(GroupWrite write) {
        return running(write);
    }

    @Override
    public GroupWrite running(GroupWrite write) {
        return (batch, sync) -> {
            if (isNext()) {
                fail(write, batch);
            }
            write.write(batch, sync);
        };
    }

    private void fail(GroupWrite write, WriteBatch batch) throws RocksDBException {
        if (failure != Failure.EIO && failure != Failure.ENOSPC) {
            before = size();
            write.write(batch, false);
            after = size();
        }
        var sub = failure == Failure.ENOSPC ? SubCode.NoSpace : SubCode.None;
        throw new RocksDBException("as asked", new Status(Status.Code.IOError, sub, "as asked"));
    }

    @Override
    public MarkFile mark(MarkFile file) {
        return new MarkFile() {
            @Override
            public void write(ByteBuffer from, long at) throws IOException {
                if (isNext()) {
                    if (failure == Failure.SHORT_WRITE) {
                        file.write(from.duplicate().limit(from.limit() / 2), at);
                    }
                    throw new IOException("as asked");
                }
                file.write(from, at);
            }

            @Override
            public void force() throws IOException {
                if (isNext()) {
                    throw new IOException("as asked");
                }
                file.force();
            }
        };
    }

    private boolean isNext() {
        calls++;
        hasFailed |= calls == nth;
        return calls == nth;
    }

    private long size() {
        try {
            return Files.size(PowerLossTest.newestLog(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
