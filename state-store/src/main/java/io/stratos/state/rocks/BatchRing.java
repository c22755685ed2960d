package io.stratos.state.rocks;

import io.stratos.state.CommitListener;
import io.stratos.state.LedgerBatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Batches on their way to the writer: bounded, in order, many producers, one consumer, nobody ever
/// waits to put.
///
/// A producer claims a place by raising the tail and then fills it. Closing sets the tail's sign,
/// so that no place can be claimed afterwards and everything claimed before is still delivered. A
/// consumer that finds nothing spins for a moment and parks; a producer wakes it only if it has to.
final class BatchRing {

    /// Spins before parking: a few microseconds, the distance between two batches of a busy lane.
    private static final int SPINS = 200;

    /// Pause while a producer that claimed a place has not filled it: it needs a core, maybe this
    /// one.
    private static final long FILLING_NANOS = 1_000;

    private static final long CLOSED = Long.MIN_VALUE;

    private final AtomicReferenceArray<@Nullable Waiting> places;
    private final int mask;
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();
    private volatile @Nullable Thread parked;

    /// A batch and who is told.
    record Waiting(LedgerBatch batch, CommitListener listener) {}

    /// An empty ring.
    ///
    /// @param capacity a power of two
    BatchRing(int capacity) {
        places = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    /// Puts a batch without waiting.
    ///
    /// @return false if the ring is full or closed
    boolean offer(Waiting waiting) {
        long claim = tail.get();
        while (claim >= 0 && claim - head.get() <= mask) {
            if (tail.compareAndSet(claim, claim + 1)) {
                places.set(index(claim), waiting);
                LockSupport.unpark(parked);
                return true;
            }
            claim = tail.get();
        }
        return false;
    }

    boolean isClosed() {
        return tail.get() < 0;
    }

    /// Takes no more; what is in is still delivered.
    void close() {
        tail.getAndUpdate(t -> t | CLOSED);
        LockSupport.unpark(parked);
    }

    /// Batches that wait; an estimate while others put and take.
    int size() {
        return (int) Math.max(0, (tail.get() & ~CLOSED) - head.get());
    }

    int capacity() {
        return mask + 1;
    }

    /// The next batch if one is there. Consumer only.
    @Nullable
    Waiting poll() {
        long at = head.get();
        if ((tail.get() & ~CLOSED) == at) {
            return null;
        }
        var waiting = places.get(index(at));
        while (waiting == null) { // claimed a moment ago and about to be filled, if its thread gets a core
            LockSupport.parkNanos(FILLING_NANOS);
            waiting = places.get(index(at));
        }
        places.set(index(at), null);
        head.set(at + 1);
        return waiting;
    }

    /// Waits for the next batch. Consumer only.
    ///
    /// @return null once the ring is closed and empty
    @Nullable
    Waiting take() {
        for (int i = 0; i < SPINS; i++) {
            var waiting = poll();
            if (waiting != null) {
                return waiting;
            }
            Thread.onSpinWait();
        }
        parked = Thread.currentThread();
        try {
            return parkUntilThere();
        } finally {
            parked = null;
        }
    }

    private @Nullable Waiting parkUntilThere() {
        while (true) {
            boolean last = isClosed(); // read before the poll: what was put before closing is then seen by it
            var waiting = poll();
            if (waiting != null || last) {
                return waiting;
            }
            LockSupport.park(this);
        }
    }

    private int index(long sequence) {
        return (int) sequence & mask;
    }
}
