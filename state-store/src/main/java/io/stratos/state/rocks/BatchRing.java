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
/// consumer that is about to park says so first, see [#wakes]; a producer wakes it only if it has to.
final class BatchRing {

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

    /// Wakes the consumer that is about to park or has, although nothing was put.
    void wake() {
        LockSupport.unpark(parked);
    }

    /// Who is woken by whatever is put from now on; a consumer says so before it looks a last time and parks.
    void wakes(@Nullable Thread consumer) {
        parked = consumer;
    }

    private int index(long sequence) {
        return (int) sequence & mask;
    }
}
