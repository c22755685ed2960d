package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Flips a bit in a stored checkpoint, behind the ledger's back. The directory must be closed.
public final class CheckpointDamage {
    private CheckpointDamage() {}

    /// Damages the newest checkpoint of an instance.
    public static void newest(Path directory, InstanceId instance) {
        loadLibrary();
        try (var store = RocksStore.open(new Layout(directory).database());
                var batch = new WriteBatch()) {
            var from = CheckpointKeys.of(CheckpointKeys.BYTES, instance, 0);
            var to = CheckpointKeys.of(CheckpointKeys.BYTES, instance, -1);
            var newest = new byte[2][];
            store.walk(Family.CHECKPOINTS, from, to, (key, value) -> {
                newest[0] = key;
                newest[1] = value;
                return true;
            });
            newest[1][newest[1].length - 1] ^= 1;
            batch.put(store.handle(Family.CHECKPOINTS), newest[0], newest[1]);
            store.write(batch, true);
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
    }

    private static void loadLibrary() {
        try {
            NativeLibrary.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
