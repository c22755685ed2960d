package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/// A ledger that is only read: for reports and other looks at what was recorded.
///
/// Nothing in the directory is written, a clean stop stays a clean stop. Never beside a process that writes.
public final class LedgerArchive implements AutoCloseable {
    private final DirectoryLock lock;
    private final RocksStore store;
    private final LedgerReader reader;
    private final LedgerHead head;

    private LedgerArchive(DirectoryLock lock, RocksStore store, LedgerHead head) {
        this.lock = lock;
        this.store = store;
        this.head = head;
        var checkpoints = new CheckpointFinder(
                store, new Generations(store), LedgerOptions.of(LedgerOptions.Durability.VOLATILE));
        reader = new StoredReader(store, checkpoints);
    }

    /// What became of opening.
    public sealed interface Result {
        record Opened(LedgerArchive archive) implements Result {}

        /// Not opened.
        ///
        /// @param detail for people: paths and numbers, never contents
        record Refused(ReasonCode code, String detail) implements Result {}
    }

    /// Opens a ledger's directory; the end of the chain is checked, the whole of it is what `audit verify` is for.
    public static Result open(Path directory) {
        var layout = new Layout(directory);
        if (!layout.holdsDatabase()) {
            return new Result.Refused(ReasonCode.STA_LEDGER_IO, "no ledger in " + directory);
        }
        try {
            NativeLibrary.load();
            var lock = DirectoryLock.shared(directory);
            if (lock == null) {
                return new Result.Refused(
                        ReasonCode.STA_LEDGER_LOCKED, directory + " is used by " + DirectoryLock.holder(directory));
            }
            var result = openLocked(layout, lock);
            if (result instanceof Result.Refused) {
                lock.close();
            }
            return result;
        } catch (IOException e) {
            return new Result.Refused(ReasonCode.STA_LEDGER_IO, e.toString());
        }
    }

    private static Result openLocked(Layout layout, DirectoryLock lock) throws IOException {
        try {
            var obstacle = layout.obstacle();
            if (obstacle != null) {
                return new Result.Refused(obstacle.code(), obstacle.detail());
            }
            var store = RocksStore.openReadOnly(layout.database());
            var result = inspect(store, lock);
            if (result instanceof Result.Refused) {
                store.close();
            }
            return result;
        } catch (RocksDBException e) {
            return new Result.Refused(StoreErrors.codeOf(e), StoreErrors.detailOf(e));
        }
    }

    private static Result inspect(RocksStore store, DirectoryLock lock) {
        try {
            return switch (Inspection.of(store)) {
                case Inspection.Unsound(var code, var detail) -> new Result.Refused(code, detail);
                case Inspection.Blank() -> new Result.Opened(new LedgerArchive(lock, store, LedgerHead.EMPTY));
                case Inspection.Sound sound ->
                    new Result.Opened(
                            new LedgerArchive(lock, store, sound.tail().head()));
            };
        } catch (LedgerUnreadableException e) {
            return new Result.Refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    public LedgerReader reader() {
        return reader;
    }

    /// The newest record.
    public LedgerHead head() {
        return head;
    }

    @Override
    public void close() {
        store.close();
        lock.close();
    }
}
