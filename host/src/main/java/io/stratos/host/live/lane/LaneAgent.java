package io.stratos.host.live.lane;

import io.stratos.host.live.duty.Agent;
import io.stratos.host.world.WallClock;
import java.util.List;

/// A lane: the one thread that runs its instances, one input each in turn, so that none can starve the others.
public final class LaneAgent implements Agent {
    private final String name;
    private final List<LiveInstance> instances;
    private final WallClock clock;
    private long now;
    private volatile boolean stopping;

    public LaneAgent(String name, List<LiveInstance> instances, WallClock clock) {
        this.name = name;
        this.instances = List.copyOf(instances);
        this.clock = clock;
    }

    @Override
    public int doWork() {
        now = Math.max(now, clock.nowNanos());
        int work = 0;
        for (var instance : instances) {
            if (stopping) {
                instance.stop();
            }
            work += instance.doWork(now);
        }
        return work;
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
    public String roleName() {
        return name;
    }
}
