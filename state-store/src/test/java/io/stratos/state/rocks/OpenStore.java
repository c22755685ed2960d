package io.stratos.state.rocks;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// A ledger's database, open to be damaged again and again: opening it once per damaged byte would
/// take minutes.
final class OpenStore implements AutoCloseable {
    private final RocksStore store;

    OpenStore(Path directory) {
        try {
            store = RocksStore.open(new Layout(directory).database());
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    RocksStore store() {
        return store;
    }

    byte[] get(Family family, byte[] key) {
        return Objects.requireNonNull(find(family, key));
    }

    byte @Nullable [] find(Family family, byte[] key) {
        return store.get(family, key);
    }

    void put(Family family, byte[] key, byte[] value) {
        write(batch -> batch.put(store.handle(family), key, value));
    }

    void delete(Family family, byte[] key) {
        write(batch -> batch.delete(store.handle(family), key));
    }

    @Override
    public void close() {
        store.close();
    }

    private interface Change {
        void apply(WriteBatch batch) throws RocksDBException;
    }

    private void write(Change change) {
        try (var batch = new WriteBatch()) {
            change.apply(batch);
            store.write(batch, false);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}
