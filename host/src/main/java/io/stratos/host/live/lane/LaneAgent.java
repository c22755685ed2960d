package io.stratos.host.live.lane;

import io.stratos.host.live.duty.Agent;
import io.stratos.host.live.duty.PendingSet;
import io.stratos.host.world.WallClock;
import java.util.Arrays;
import java.util.List;

/// A lane: the one thread that runs its instances, one input each in turn, so that none can starve the others.
///
/// A cycle looks at each instance whose bell rang, whose timer is due or whose guest thinks, and besides at a few
/// others in turn: what nobody rang for waits for that. So a cycle costs what there is to do, not how many there are.
public final class LaneAgent implements Agent {
    /// Looked at in each cycle whether they have something to do or not: all of a small host.
    private static final int SWEEP = 16;

    private final String name;
    private final List<LiveInstance> instances;
    private final PendingSet rung;
    private final WallClock clock;
    private final int niceness;
    private final long[] due;
    private final boolean[] looked;
    private int sweep;
    private long now;
    private int work;
    private volatile boolean stopping;

    /// @param rung instances to look at, by their place in the list
    /// @param niceness how gladly it gives its core to others
    public LaneAgent(String name, List<LiveInstance> instances, PendingSet rung, WallClock clock, int niceness) {
        this.niceness = niceness;
        this.name = name;
        this.instances = List.copyOf(instances);
        this.rung = rung;
        this.clock = clock;
        due = new long[instances.size()];
        looked = new boolean[instances.size()];
        Arrays.fill(due, Long.MIN_VALUE);
    }

    @Override
    public int doWork() {
        now = Math.max(now, clock.nowNanos());
        work = 0;
        rung.drain(this::look);
        for (int i = 0; i < due.length; i++) {
            if (due[i] <= now || stopping) {
                look(i);
            }
        }
        for (int i = Math.min(SWEEP, due.length); i > 0; i--) {
            look(sweep);
            sweep = sweep + 1 == due.length ? 0 : sweep + 1;
        }
        Arrays.fill(looked, false);
        return work;
    }

    /// Lets an instance take one input, once in a cycle.
    private void look(int place) {
        if (looked[place]) {
            return;
        }
        looked[place] = true;
        var instance = instances.get(place);
        if (stopping) {
            instance.stop();
        }
        int done = instance.doWork(now);
        due[place] = instance.dueNanos();
        if (done > 0) {
            rung.add(place); // there may be more
        }
        work += done;
    }

    public List<LiveInstance> instances() {
        return instances;
    }

    /// From now on: what waits at each instance is delivered, then it is shut down with a last checkpoint.
    public void stop() {
        stopping = true;
    }

    /// Whether every instance is at rest and everything it did is committed.
    public boolean isStopped() {
        return instances.stream().allMatch(LiveInstance::isStopped);
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
