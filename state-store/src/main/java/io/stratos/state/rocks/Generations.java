package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/// Which generations of checkpoints exist, per instance; the writer adds and prunes, a reader that
/// finds damage takes out.
///
/// A number is given out once and never again, also when its checkpoint went to the quarantine: the
/// journal names it.
final class Generations {

    private final RocksStore store;
    private final Map<InstanceId, Shelf> shelves = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    private static final class Shelf {
        final TreeSet<Long> kept = new TreeSet<>();
        long last;
    }

    Generations(RocksStore store) {
        this.store = store;
    }

    /// Gives out the next number.
    long next(InstanceId instance) {
        lock.lock();
        try {
            var shelf = shelf(instance);
            shelf.last = Math.addExact(shelf.last, 1);
            shelf.kept.add(shelf.last);
            return shelf.last;
        } finally {
            lock.unlock();
        }
    }

    /// Takes out the oldest until `kept` are left.
    List<Long> surplus(InstanceId instance, int kept) {
        lock.lock();
        try {
            var shelf = shelf(instance);
            var surplus = new ArrayList<Long>();
            while (shelf.kept.size() > kept) {
                surplus.add(shelf.kept.removeFirst());
            }
            return surplus;
        } finally {
            lock.unlock();
        }
    }

    /// Takes out one that turned out to be damaged.
    void forget(InstanceId instance, long generation) {
        lock.lock();
        try {
            shelf(instance).kept.remove(generation);
        } finally {
            lock.unlock();
        }
    }

    /// The generations that are committed, oldest first.
    static List<Long> committed(RocksStore store, InstanceId instance) {
        var generations = new ArrayList<Long>();
        var from = CheckpointKeys.of(CheckpointKeys.CATALOG, instance, 0);
        var to = CheckpointKeys.of(CheckpointKeys.CATALOG, instance, -1); // unsigned: behind all
        store.walk(Family.CHECKPOINTS, from, to, (key, _) -> {
            generations.add(CheckpointKeys.generation(key));
            return true;
        });
        return generations;
    }

    static byte[] encode(long generation) {
        return ByteBuffer.allocate(Long.BYTES).putLong(generation).array();
    }

    private Shelf shelf(InstanceId instance) {
        return shelves.computeIfAbsent(instance, this::load);
    }

    private Shelf load(InstanceId instance) {
        var shelf = new Shelf();
        shelf.kept.addAll(committed(store, instance));
        shelf.last = shelf.kept.isEmpty() ? 0 : shelf.kept.last();
        byte[] row = store.get(Family.CHECKPOINTS, CheckpointKeys.of(CheckpointKeys.LAST, instance, 0));
        if (row != null && row.length == Long.BYTES) {
            shelf.last = Math.max(shelf.last, ByteBuffer.wrap(row).getLong());
        }
        return shelf;
    }
}
