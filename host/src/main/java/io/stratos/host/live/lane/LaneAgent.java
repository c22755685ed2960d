package io.stratos.host.live.lane;

import io.stratos.host.live.duty.Agent;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.PendingSet;
import io.stratos.host.world.WallClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A lane: the one thread that runs its instances, one input each in turn, so that none can starve the
/// others.
///
/// A cycle looks at each instance whose bell rang, whose timer is due or whose guest thinks, and besides at
/// a few others in turn: what nobody rang for waits for that. So a cycle costs what there is to do, not how
/// many there are.
///
/// Each instance has a place, by which its bell names it. Instances come and go while the lane works:
/// others change the table of places, the lane reads it.
public final class LaneAgent implements Agent {
    /// Instances of a lane at most; what it costs is two arrays of that length.
    private static final int PLACES_MAX = 10_240;

    /// Looked at besides, in turn, whether they have something to do or not: all of a small host.
    private static final int SWEEP = 16;

    /// Of a larger one no cycle does so again until so much time has passed, and no busy cycle of any: an instance that
    /// was not there for a while is not in the core's caches either, and who waits pays for it.
    private static final long SWEEP_NANOS = 250_000;

    private final String name;
    private final WallClock clock;
    private final int niceness;
    private final PendingSet rung = new PendingSet(PLACES_MAX);
    private final Set<LiveInstance> stopAsked = ConcurrentHashMap.newKeySet();
    private final long[] due = new long[PLACES_MAX];
    /// The cycle in which an instance was looked at last.
    private final long[] looked = new long[PLACES_MAX];
    private volatile List<Place> places = List.of();
    private int sweep;
    private long sweptNanos;
    private long cycle;
    /// None of them is due before.
    private long nextDueNanos = Long.MIN_VALUE;
    private long now;
    private int work;
    private volatile Bell alarm = Bell.NONE;
    private volatile boolean stopping;

    /// Where an instance is, or will be.
    ///
    /// @param bell rung when something of its is to be looked at
    /// @param instance null before it came, and after it went
    public record Place(int number, Bell bell, @Nullable LiveInstance instance) {}

    /// @param niceness how gladly it gives its core to others
    public LaneAgent(String name, WallClock clock, int niceness) {
        this.niceness = niceness;
        this.name = name;
        this.clock = clock;
        Arrays.fill(due, Long.MIN_VALUE);
    }

    @Override
    public int doWork() {
        now = Math.max(now, clock.nowNanos());
        work = 0;
        cycle++;
        var all = places;
        rung.drain(all.size(), place -> look(all, place));
        if (nextDueNanos <= now || stopping) {
            lookAtDue(all);
        }
        if (now - sweptNanos >= SWEEP_NANOS || (work == 0 && all.size() <= SWEEP)) {
            sweep(all, work == 0);
        }
        return work;
    }

    private void lookAtDue(List<Place> all) {
        nextDueNanos = Long.MAX_VALUE;
        for (int i = 0; i < all.size(); i++) {
            if (due[i] <= now || stopping) {
                look(all, i);
            }
            nextDueNanos = Math.min(nextDueNanos, due[i]);
        }
    }

    /// @param isIdle nobody had anything to do: until somebody rings, as what came for one is not to wait until others
    ///     were looked at for nothing. Who was busy rang for itself.
    private void sweep(List<Place> all, boolean isIdle) {
        for (int i = Math.min(SWEEP, all.size()); i > 0; i--) {
            if (isIdle && rung.isAny(all.size())) {
                return;
            }
            sweep = sweep + 1 >= all.size() ? 0 : sweep + 1;
            look(all, sweep);
        }
        sweptNanos = now;
    }

    /// Lets an instance take one input, once in a cycle.
    private void look(List<Place> all, int number) {
        if (number >= all.size()) {
            rung.add(number); // it came while this cycle ran
            return;
        }
        if (looked[number] == cycle) {
            return;
        }
        looked[number] = cycle;
        var instance = all.get(number).instance();
        if (instance == null) {
            due[number] = Long.MAX_VALUE;
            return;
        }
        if (stopping || (!stopAsked.isEmpty() && stopAsked.contains(instance))) {
            instance.stop();
        }
        int done = instance.doWork(now);
        due[number] = instance.dueNanos();
        nextDueNanos = Math.min(nextDueNanos, due[number]);
        if (done > 0) {
            rung.add(number); // there may be more
        }
        work += done;
    }

    /// Those that are there, in the order of their places.
    public List<LiveInstance> instances() {
        return places.stream().map(Place::instance).filter(Objects::nonNull).toList();
    }

    /// A place for an instance that will come.
    public synchronized Place claim() {
        int number = 0;
        while (number < places.size() && places.get(number).bell() != Bell.NONE) {
            number++;
        }
        if (number == PLACES_MAX) {
            throw new IllegalStateException("Invariant: a lane has places for all instances that a host may have");
        }
        int own = number;
        var place = new Place(own, () -> ring(own), null);
        put(place);
        return place;
    }

    /// Nobody comes to a place that was claimed; it is free.
    public synchronized void release(Place place) {
        put(new Place(place.number(), Bell.NONE, null));
    }

    /// Takes over an instance that was started on another thread.
    public synchronized void add(Place place, LiveInstance instance) {
        put(new Place(place.number(), place.bell(), instance));
        ring(place.number());
    }

    /// From now on: what waits at this instance is delivered, then it is shut down with a last checkpoint.
    public void stop(Place place, LiveInstance instance) {
        stopAsked.add(instance);
        ring(place.number());
    }

    /// Lets go of an instance that is stopped; its place is free.
    public synchronized void remove(Place place, LiveInstance instance) {
        release(place);
        stopAsked.remove(instance);
    }

    /// By whoever has something for an instance: its lane's thread does not sleep over that.
    private void ring(int number) {
        rung.add(number);
        alarm.ring();
    }

    @Override
    public void wokenBy(Bell wakes) {
        alarm = wakes;
    }

    private void put(Place place) {
        var changed = new ArrayList<>(places);
        if (place.number() == changed.size()) {
            changed.add(place);
        } else {
            changed.set(place.number(), place);
        }
        places = List.copyOf(changed);
    }

    /// From now on: what waits at each instance is delivered, then it is shut down with a last checkpoint.
    public void stop() {
        stopping = true;
    }

    /// Whether every instance is at rest and everything it did is committed.
    public boolean isStopped() {
        return instances().stream().allMatch(LiveInstance::isStopped);
    }

    @Override
    public int niceness() {
        return niceness;
    }

    @Override
    public String roleName() {
        return name;
    }
}
