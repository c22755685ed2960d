package io.stratos.host.live.lane;

import io.stratos.host.live.duty.Agent;
import io.stratos.host.world.WallClock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A lane: the one thread that runs its instances, one input each in turn, so that none can starve the others.
public final class LaneAgent implements Agent {
    private final String name;
    private final WallClock clock;
    private final Set<LiveInstance> stopAsked = ConcurrentHashMap.newKeySet();
    private volatile List<LiveInstance> instances;
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
            if (stopping || stopAsked.contains(instance)) {
                instance.stop();
            }
            work += instance.doWork(now);
        }
        return work;
    }

    public List<LiveInstance> instances() {
        return instances;
    }

    /// Takes over an instance that was started on another thread.
    public synchronized void add(LiveInstance instance) {
        instances = Stream.concat(instances.stream(), Stream.of(instance)).toList();
    }

    /// From now on: what waits at this instance is delivered, then it is shut down with a last checkpoint.
    public void stop(LiveInstance instance) {
        stopAsked.add(instance);
    }

    /// Lets go of an instance that is stopped.
    public synchronized void remove(LiveInstance instance) {
        instances = instances.stream().filter(one -> one != instance).toList();
        stopAsked.remove(instance);
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
