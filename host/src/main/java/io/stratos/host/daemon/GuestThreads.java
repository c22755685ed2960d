package io.stratos.host.daemon;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.world.NanoClock;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads on which guests are made: one for each that is being made, with the stack that a guest's calls need.
///
/// A few begin at a time, so that a host with many instances does not start all their processes at once. Who takes long
/// is no longer counted, and the next begins beside it: nobody waits for a guest that never ends.
final class GuestThreads implements Executor {
    /// Longer than a guest in a process of its own takes to start.
    static final long COUNTED_NANOS = 3_000_000_000L;

    private static final long LOOK_NANOS = 2_000_000L;

    private final int atOnce;
    private final NanoClock clock;
    private final ArrayDeque<Place> taken = new ArrayDeque<>();

    /// One that has begun.
    static final class Place {
        private final long sinceNanos;

        private Place(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    /// @param atOnce that are counted
    GuestThreads(int atOnce, NanoClock clock) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("Condition failed: at least one at a time, got=" + atOnce);
        }
        this.atOnce = atOnce;
        this.clock = clock;
    }

    @Override
    public void execute(Runnable work) {
        var thread = new Thread(null, () -> inPlace(work), "guest-start", Sandbox.THREAD_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void inPlace(Runnable work) {
        var place = take();
        while (place == null) {
            LockSupport.parkNanos(LOOK_NANOS);
            place = take();
        }
        try {
            work.run();
        } finally {
            leave(place);
        }
    }

    /// A place among those that are counted, null while there is none.
    synchronized @Nullable Place take() {
        long now = clock.nanoTime();
        taken.removeIf(one -> now - one.sinceNanos >= COUNTED_NANOS);
        if (taken.size() >= atOnce) {
            return null;
        }
        var place = new Place(now);
        taken.add(place);
        return place;
    }

    synchronized void leave(Place place) {
        taken.remove(place);
    }
}
