package io.stratos.host.daemon;

import io.stratos.abi.model.Lane;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.duty.Niceness;
import io.stratos.host.live.lane.Makings;
import io.stratos.host.world.NanoClock;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads on which guests are made: one for each that is being made, with the stack that a guest's calls
/// need.
///
/// A few of each lane begin at a time, so that a host with many instances does not start all their
/// processes at once, and Compute delays none of LL (SPEC M-8). Who takes long is no longer counted, and
/// the next begins beside it, up to [#SLOW_FACTOR] times as many: one guest that never ends keeps nobody
/// waiting, and hundreds of them cannot take the machine. A making has an end of its own (`Rebuild`), so a
/// place always comes. One that says that it takes long has minutes: it gives its place back at once and
/// waits for another one of those, of which there are as many as may begin; so it delays its like alone.
/// While deliveries are re-applied, these threads give their cores gladly to those that trade. Not before:
/// a process or thread that one starts has its priority for good.
public final class GuestThreads {
    /// Longer than a guest in a process of its own takes to start.
    static final long COUNTED_NANOS = 3_000_000_000L;

    /// Of each lane at the same time at most, those that take long among them: so many times what may begin.
    static final int SLOW_FACTOR = 4;

    /// Behind LL, the accounts and the ledger; before what saturates Compute.
    private static final int NICENESS = 5;

    private static final long LOOK_NANOS = 2_000_000L;

    /// What passes until a thread is tried again that could not be had.
    private static final long AGAIN_NANOS = 100_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(GuestThreads.class);

    private final int atOnce;
    private final NanoClock clock;
    private final Threads threads;
    private final Runnable yielding;
    private final BackgroundWork background;
    /// Who gave way and still works.
    private final Set<Thread> behind = ConcurrentHashMap.newKeySet();
    private final Map<Lane, ArrayDeque<Place>> taken = new EnumMap<>(Lane.class);
    private final Map<Lane, ArrayDeque<Place>> takenForLong = new EnumMap<>(Lane.class);
    private final Map<Lane, ArrayDeque<Runnable>> waiting = new EnumMap<>(Lane.class);
    private final Set<Lane> starters = EnumSet.noneOf(Lane.class);

    /// One that has begun.
    static final class Place {
        private final long sinceNanos;
        private @Nullable Thread thread;

        private Place(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        private boolean isCounted(long now) {
            return now - sinceNanos < COUNTED_NANOS;
        }
    }

    /// Starts a thread for a guest.
    @FunctionalInterface
    interface Threads {
        /// Runs the work on a thread of its own.
        ///
        /// @throws OutOfMemoryError if the machine has none
        void start(String name, Runnable work);
    }

    /// @param atOnce of each lane that are counted
    /// @param background told of those that give way, as long as they work
    public GuestThreads(int atOnce, NanoClock clock, BackgroundWork background) {
        this(atOnce, clock, GuestThreads::start, () -> Niceness.giveWay(NICENESS), background);
    }

    /// @param yielding what a thread does to give way
    GuestThreads(int atOnce, NanoClock clock, Threads threads, Runnable yielding, BackgroundWork background) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("Condition failed: at least one at a time, got=" + atOnce);
        }
        this.atOnce = atOnce;
        this.clock = clock;
        this.threads = threads;
        this.yielding = yielding;
        this.background = background;
    }

    /// Makes guests of a lane, in the order in which they are asked for. Asking never waits, and never fails.
    public Makings of(Lane lane) {
        synchronized (this) {
            if (starters.add(lane)) {
                var starter = new Thread(() -> begin(lane), "guests-" + nameOf(lane));
                starter.setDaemon(true);
                starter.start();
            }
        }
        return new Makings() {
            @Override
            public void execute(Runnable work) {
                ask(lane, work);
            }

            @Override
            public void takesLong() {
                changePlace(lane);
            }

            @Override
            public void givesWay() {
                giveWay();
            }
        };
    }

    /// Begins what waits, one after the other as there is a place. This thread is there before the first
    /// guest is asked for, so that nobody asks in vain when there are no more threads to be had.
    private void begin(Lane lane) {
        while (true) {
            var work = next(lane);
            var place = take(lane);
            while (place == null || !begins(lane, place, work)) {
                LockSupport.parkNanos(place == null ? LOOK_NANOS : AGAIN_NANOS);
                place = take(lane);
            }
        }
    }

    /// False if there is no thread for it now; another one may end.
    private boolean begins(Lane lane, Place place, Runnable work) {
        try {
            threads.start("guest-" + nameOf(lane), () -> {
                place.thread = Thread.currentThread(); // which alone reads it
                try {
                    work.run();
                } finally {
                    endsGivingWay();
                    leave(lane, place);
                }
            });
            return true;
        } catch (OutOfMemoryError none) {
            leave(lane, place);
            LOG.warn("no thread for a guest of {}, it is tried again: {}", lane, none.toString());
            return false;
        }
    }

    /// A thread that cannot give way makes its guest all the same: without, its instance would wait for ever.
    private void giveWay() {
        try {
            if (behind.add(Thread.currentThread())) {
                background.begins();
            }
            yielding.run();
        } catch (RuntimeException | Error none) { // a full heap, say
            LOG.warn("a guest is made with the priority of its host: {}", none.toString());
        }
    }

    private void endsGivingWay() {
        if (behind.remove(Thread.currentThread())) {
            background.ends();
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(null, work, name, Sandbox.THREAD_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private static String nameOf(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    private synchronized void ask(Lane lane, Runnable work) {
        waiting(lane).add(work);
        notifyAll();
    }

    /// What was asked for first; waits for it.
    private synchronized Runnable next(Lane lane) {
        var next = waiting(lane).poll();
        while (next == null) {
            try {
                wait();
            } catch (InterruptedException ended) {
                throw new IllegalStateException("Invariant: nobody interrupts who begins guests", ended);
            }
            next = waiting(lane).poll();
        }
        return next;
    }

    private ArrayDeque<Runnable> waiting(Lane lane) {
        return waiting.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }

    /// A place, null while there is none.
    synchronized @Nullable Place take(Lane lane) {
        long now = clock.nanoTime();
        var places = places(lane);
        long counted = places.stream().filter(one -> one.isCounted(now)).count();
        if (counted >= atOnce || places.size() >= SLOW_FACTOR * atOnce) {
            return null;
        }
        var place = new Place(now);
        places.add(place);
        return place;
    }

    /// The calling thread's making gives its place to who waits for one, and waits for one of the long ones.
    private synchronized void changePlace(Lane lane) {
        var mine = places(lane).stream()
                .filter(place -> place.thread == Thread.currentThread())
                .findAny();
        if (mine.isEmpty()) {
            return; // it has one of the long ones
        }
        places(lane).remove(mine.get());
        var longPlaces = longPlaces(lane);
        boolean isBehind = behind.contains(Thread.currentThread());
        if (isBehind) {
            background.ends(); // who waits for a place competes with nobody
        }
        try {
            while (longPlaces.size() >= atOnce) {
                wait();
            }
        } catch (InterruptedException ended) {
            throw new IllegalStateException("Invariant: nobody interrupts who makes guests", ended);
        } finally {
            if (isBehind) {
                background.begins();
            }
        }
        longPlaces.add(mine.get());
    }

    synchronized void leave(Lane lane, Place place) {
        if (!places(lane).remove(place)) {
            longPlaces(lane).remove(place);
            notifyAll();
        }
    }

    private ArrayDeque<Place> longPlaces(Lane lane) {
        return takenForLong.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }

    private ArrayDeque<Place> places(Lane lane) {
        return taken.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }
}
