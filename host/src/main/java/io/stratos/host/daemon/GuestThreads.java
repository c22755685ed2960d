package io.stratos.host.daemon;

import io.stratos.abi.model.Lane;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.world.NanoClock;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads on which guests are made: one for each that is being made, with the stack that a guest's calls
/// need.
///
/// A few of each lane begin at a time, so that a host with many instances does not start all their
/// processes at once, and Compute delays none of LL (SPEC M-8). Who takes long is no longer counted, and
/// the next begins beside it: nobody waits for a guest that never ends.
public final class GuestThreads {
    /// Longer than a guest in a process of its own takes to start.
    static final long COUNTED_NANOS = 3_000_000_000L;

    private static final long LOOK_NANOS = 2_000_000L;

    private final int atOnce;
    private final NanoClock clock;
    private final Map<Lane, ArrayDeque<Place>> taken = new EnumMap<>(Lane.class);
    private final Map<Lane, ArrayDeque<Runnable>> waiting = new EnumMap<>(Lane.class);
    private final Set<Lane> beginning = EnumSet.noneOf(Lane.class);

    /// One that has begun.
    static final class Place {
        private final long sinceNanos;

        private Place(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    /// @param atOnce of each lane that are counted
    public GuestThreads(int atOnce, NanoClock clock) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("Condition failed: at least one at a time, got=" + atOnce);
        }
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /// Makes guests of a lane, in the order in which they are asked for.
    public Executor of(Lane lane) {
        return work -> {
            if (isFirst(lane, work)) {
                start("guests-" + lane.name().toLowerCase(Locale.ROOT), () -> begin(lane));
            }
        };
    }

    /// Begins what waits, one after the other as there is a place, until nothing waits any more.
    private void begin(Lane lane) {
        for (var work = next(lane); work != null; work = next(lane)) {
            var place = take(lane);
            while (place == null) {
                LockSupport.parkNanos(LOOK_NANOS);
                place = take(lane);
            }
            begin(lane, place, work);
        }
    }

    private void begin(Lane lane, Place place, Runnable work) {
        start("guest-" + lane.name().toLowerCase(Locale.ROOT), () -> {
            try {
                work.run();
            } finally {
                leave(lane, place);
            }
        });
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(null, work, name, Sandbox.THREAD_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /// Whether nobody begins what waits in this lane yet.
    private synchronized boolean isFirst(Lane lane, Runnable work) {
        waiting.computeIfAbsent(lane, _ -> new ArrayDeque<>()).add(work);
        return beginning.add(lane);
    }

    private synchronized @Nullable Runnable next(Lane lane) {
        var next = waiting.computeIfAbsent(lane, _ -> new ArrayDeque<>()).poll();
        if (next == null) {
            beginning.remove(lane);
        }
        return next;
    }

    /// A place among those that are counted, null while there is none.
    synchronized @Nullable Place take(Lane lane) {
        long now = clock.nanoTime();
        var places = places(lane);
        places.removeIf(one -> now - one.sinceNanos >= COUNTED_NANOS);
        if (places.size() >= atOnce) {
            return null;
        }
        var place = new Place(now);
        places.add(place);
        return place;
    }

    synchronized void leave(Lane lane, Place place) {
        places(lane).remove(place);
    }

    private ArrayDeque<Place> places(Lane lane) {
        return taken.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }
}
