package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.world.WallClock;
import java.util.EnumMap;
import java.util.Map;

/// What turns take, by lane: from the receipt of an event to its settled turn, and the callback alone.
final class LaneSpans implements LiveMetrics {
    /// Shard whose instance is measured apart from the others of its lane.
    static final String APART = "apart";

    private final WallClock clock;
    private final Figures apart = new Figures();
    private final Map<Lane, Figures> lanes = new EnumMap<>(Lane.class);

    LaneSpans(WallClock clock) {
        this.clock = clock;
        for (var lane : Lane.values()) {
            lanes.put(lane, new Figures());
        }
    }

    Figures of(Lane lane) {
        var figures = lanes.get(lane);
        if (figures == null) {
            throw new IllegalStateException("Invariant: every lane is measured, got=" + lane);
        }
        return figures;
    }

    /// Of the instance that is measured apart.
    Figures apart() {
        return apart;
    }

    @Override
    public InstanceMetrics instance(InstanceId id, Lane lane) {
        return id.shard().equals(APART) ? apart : of(lane);
    }

    @Override
    public AccountMetrics account(AccountId id) {
        return AccountMetrics.NONE;
    }

    /// All instances of a lane together: one thread writes.
    final class Figures implements InstanceMetrics {
        private final Spans ages = new Spans();
        private final Spans callbacks = new Spans();
        private long lastNanos;
        private volatile int epoch;
        private int recorded;
        private volatile long faults;

        /// Forgets what was measured so far, from the lane's next turn on.
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread asks
        void restart() {
            epoch++;
        }

        Spans ages() {
            return ages;
        }

        Spans callbacks() {
            return callbacks;
        }

        long faults() {
            return faults;
        }

        @Override
        public long start() {
            return System.nanoTime();
        }

        @Override
        public void stop(long started, Usage usage) {
            lastNanos = System.nanoTime() - started;
            if (recorded != epoch) {
                recorded = epoch;
                ages.clear();
                callbacks.clear();
            }
            callbacks.add(lastNanos);
        }

        @Override
        public long lastNanos() {
            return lastNanos;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public void faulted(ReasonCode code) {
            faults++;
        }

        @Override
        public void settled(long sinceNanos) {
            ages.add(clock.nowNanos() - sinceNanos);
        }

        @Override
        public void restored(long started) {}
    }
}
