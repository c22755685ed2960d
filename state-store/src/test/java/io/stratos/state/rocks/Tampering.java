package io.stratos.state.rocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Changes a closed ledger behind its back.
final class Tampering {
    private Tampering() {}

    /// Writes to the database as nobody should.
    @FunctionalInterface
    interface Change {
        void apply(RocksStore store, WriteBatch batch) throws RocksDBException;
    }

    static void change(Path directory, Change change) {
        try (var store = RocksStore.open(new Layout(directory).database());
                var batch = new WriteBatch()) {
            change.apply(store, batch);
            store.write(batch, true);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    static void put(Path directory, Family family, byte[] key, byte[] value) {
        change(directory, (store, batch) -> batch.put(store.handle(family), key, value));
    }

    static void delete(Path directory, Family family, byte[] key) {
        change(directory, (store, batch) -> batch.delete(store.handle(family), key));
    }

    static byte[] get(Path directory, Family family, byte[] key) {
        try (var store = RocksStore.openReadOnly(new Layout(directory).database())) {
            return Objects.requireNonNull(store.get(family, key));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] flipped(byte[] bytes, int at) {
        var bad = bytes.clone();
        bad[at] ^= 0x10;
        return bad;
    }

    /// Copies a data directory; the target is replaced.
    static void copy(Path from, Path to) {
        delete(to);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
