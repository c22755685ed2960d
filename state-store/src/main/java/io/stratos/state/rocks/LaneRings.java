package io.stratos.state.rocks;

import io.stratos.abi.model.Lane;
import io.stratos.state.rocks.BatchRing.Waiting;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Batches on their way to the writer, a ring for each lane: what Compute offers can fill its own ring
/// only, and waits behind all of the LL lane, of the accounts and of the host (SPEC M-8). Nobody ever waits
/// to put.
final class LaneRings {

    /// Spins before parking: a few microseconds, the distance between two batches of a busy lane.
    private static final int SPINS = 200;

    /// Spins for a batch that was announced: about 100 microseconds, as long as an account takes to make it.
    private static final int SPINS_EXPECTING = 2_000;

    private final BatchRing first;
    private final BatchRing compute;
    private volatile boolean isExpecting;

    /// @param capacity of each ring; a power of two
    LaneRings(int capacity) {
        first = new BatchRing(capacity);
        compute = new BatchRing(capacity);
    }

    /// Puts a batch without waiting.
    ///
    /// @return false if its ring is full or closed
    boolean offer(Waiting waiting) {
        return ringOf(waiting.batch().lane()).offer(waiting);
    }

    /// Wakes a parked consumer for a batch of the LL ring that is about to come.
    void expect() {
        isExpecting = true;
        first.wake();
    }

    /// The next batch of a lane if one is there. Consumer only.
    @Nullable
    Waiting poll(Lane lane) {
        return ringOf(lane).poll();
    }

    /// Waits for the next batch, of Compute only if no other is there. Consumer only.
    ///
    /// @return null once the rings are closed and empty
    @Nullable
    Waiting take() {
        var near = spin(SPINS);
        if (near != null) {
            return near;
        }
        wakes(Thread.currentThread());
        try {
            return parkUntilThere();
        } finally {
            wakes(null);
        }
    }

    private @Nullable Waiting spin(int spins) {
        for (int i = 0; i < spins; i++) {
            var waiting = poll();
            if (waiting != null) {
                return waiting;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    private @Nullable Waiting parkUntilThere() {
        while (true) {
            boolean last = isClosed(); // read before the poll: what was put before closing is then seen by it
            var waiting = poll();
            if (waiting != null || last) {
                return waiting;
            }
            if (isExpecting) {
                isExpecting = false;
                var expected = spin(SPINS_EXPECTING);
                if (expected != null) {
                    return expected;
                }
            }
            LockSupport.park(this);
        }
    }

    private @Nullable Waiting poll() {
        var waiting = first.poll();
        return waiting == null ? compute.poll() : waiting;
    }

    private void wakes(@Nullable Thread consumer) {
        first.wakes(consumer);
        compute.wakes(consumer);
    }

    boolean isClosed() {
        return first.isClosed() && compute.isClosed();
    }

    /// Take no more; what is in is still delivered.
    void close() {
        first.close();
        compute.close();
    }

    /// Batches that wait; an estimate while others put and take.
    int size() {
        return first.size() + compute.size();
    }

    int capacity() {
        return first.capacity() + compute.capacity();
    }

    private BatchRing ringOf(Lane lane) {
        return switch (lane) {
            case LL -> first;
            case COMPUTE -> compute;
        };
    }
}
