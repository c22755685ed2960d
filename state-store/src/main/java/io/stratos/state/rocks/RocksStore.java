package io.stratos.state.rocks;

import static java.util.Objects.requireNonNull;

import io.stratos.state.LedgerUnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One open database and everything native that hangs on it.
///
/// A call on a closed RocksDB ends the process, not the call. So each read holds a shared lock and
/// closing takes it exclusively: it waits for reads under way, and a later read throws.
final class RocksStore implements AutoCloseable {

    /// Long reads fetch this much at once.
    private static final long READAHEAD_BYTES = 2L << 20;

    private final RocksDB db;
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    private final Natives natives;
    private final WriteOptions syncing = new WriteOptions().setSync(true);
    private final WriteOptions logged = new WriteOptions();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksStore(RocksDB db, List<ColumnFamilyHandle> handles, Natives natives) {
        this.db = db;
        var next = handles.iterator();
        for (var family : Family.values()) {
            this.handles.put(family, next.next());
        }
        this.natives = natives;
    }

    /// Reads from an open store.
    @FunctionalInterface
    interface Read<T> {
        T run() throws RocksDBException;
    }

    /// Sees one pair of a walk.
    @FunctionalInterface
    interface PairVisitor {
        /// Sees a pair; the arrays belong to the visitor.
        ///
        /// @return false to stop
        boolean pair(byte[] key, byte[] value);
    }

    /// Opens for writing, and creates what is missing.
    static RocksStore open(Path directory) throws RocksDBException {
        return open(directory, false);
    }

    /// Opens without writing anything.
    static RocksStore openReadOnly(Path directory) throws RocksDBException {
        return open(directory, true);
    }

    private static RocksStore open(Path directory, boolean readOnly) throws RocksDBException {
        var natives = new Natives(Tuning.database(Layout.logs(directory)));
        var handles = new ArrayList<ColumnFamilyHandle>();
        try {
            var path = directory.toString();
            var descriptors = natives.descriptors();
            var db = readOnly
                    ? RocksDB.openReadOnly(natives.database, path, descriptors, handles)
                    : RocksDB.open(natives.database, path, descriptors, handles);
            return new RocksStore(db, handles, natives);
        } catch (RocksDBException e) {
            natives.close();
            throw e;
        }
    }

    byte @Nullable [] get(Family family, byte[] key) {
        return read(() -> Optional.ofNullable(db.get(handle(family), key))).orElse(null);
    }

    /// Walks from `from` (inclusive) to `to` (exclusive, null: to the end) in key order.
    void walk(Family family, byte[] from, byte @Nullable [] to, PairVisitor visitor) {
        read(() -> {
            try (var bound = to == null ? null : new Slice(to);
                    var options = longRead(bound);
                    var at = db.newIterator(handle(family), options)) {
                boolean more = true;
                for (at.seek(from); more && at.isValid(); at.next()) {
                    more = visitor.pair(at.key(), at.value());
                }
                at.status();
                return true;
            }
        });
    }

    /// The highest key; null in an empty family.
    byte @Nullable [] lastKey(Family family) {
        return read(() -> {
                    try (var at = db.newIterator(handle(family))) {
                        at.seekToLast();
                        var key = at.isValid() ? Optional.of(at.key()) : Optional.<byte[]>empty();
                        at.status();
                        return key;
                    }
                })
                .orElse(null);
    }

    /// Writes a batch atomically. Not guarded against closing: the writer thread has ended before.
    void write(WriteBatch batch, boolean sync) throws RocksDBException {
        db.write(sync ? syncing : logged, batch);
    }

    /// Runs `read` while the store cannot be closed.
    ///
    /// @throws LedgerUnreadableException if RocksDB cannot hand out the bytes
    <T> T read(Read<T> read) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("Condition failed: the ledger is open");
            }
            return read.run();
        } catch (RocksDBException e) {
            throw new LedgerUnreadableException(StoreErrors.codeOf(e), StoreErrors.detailOf(e), e);
        } finally {
            gate.readLock().unlock();
        }
    }

    ColumnFamilyHandle handle(Family family) {
        return requireNonNull(handles.get(family));
    }

    /// Closes everything; nothing is flushed, the write-ahead log holds it.
    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            handles.values().forEach(ColumnFamilyHandle::close);
            db.close();
            syncing.close();
            logged.close();
            natives.close();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private static ReadOptions longRead(@Nullable Slice bound) {
        var options = new ReadOptions().setFillCache(false).setReadaheadSize(READAHEAD_BYTES);
        return bound == null ? options : options.setIterateUpperBound(bound);
    }

    /// Option objects that must live as long as the database.
    private static final class Natives implements AutoCloseable {
        final DBOptions database;
        private final Cache cache = new LRUCache(Tuning.CACHE_BYTES);
        private final List<ColumnFamilyOptions> families = new ArrayList<>();

        Natives(DBOptions database) {
            this.database = database;
        }

        /// In the order of [Family]; the handles come in the same.
        List<ColumnFamilyDescriptor> descriptors() {
            var descriptors = new ArrayList<ColumnFamilyDescriptor>();
            for (var family : Family.values()) {
                var options = Tuning.family(family, cache);
                families.add(options);
                descriptors.add(new ColumnFamilyDescriptor(family.nameBytes(), options));
            }
            return descriptors;
        }

        @Override
        public void close() {
            families.forEach(ColumnFamilyOptions::close);
            database.close();
            cache.close();
        }
    }
}
