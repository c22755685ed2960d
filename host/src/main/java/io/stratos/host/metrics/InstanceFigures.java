package io.stratos.host.metrics;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.world.WallClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Figures of one instance: written by its lane, read by whoever publishes.
final class InstanceFigures implements InstanceMetrics {
    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000_000L;

    /// From a Wasm turn without queueing to a stall that a person notices.
    private static final long[] BOUNDS = {
        50 * MICRO,
        100 * MICRO,
        250 * MICRO,
        500 * MICRO,
        MILLI,
        5 * MILLI / 2,
        5 * MILLI,
        10 * MILLI,
        25 * MILLI,
        50 * MILLI,
        100 * MILLI,
        1_000 * MILLI
    };

    private static final String[] TYPES = {"order", "cancel", "amend", "position", "alert", "no_op", "risk_hint"};

    final InstanceId id;
    final Lane lane;
    final Latencies latencies = new Latencies(BOUNDS);
    final Map<ReasonCode, Tally> faults = new ConcurrentHashMap<>();
    final Tally checkpointBytes = new Tally();
    final Tally restoreNanos = new Tally();
    private final Tally[] intents = new Tally[TYPES.length];
    private final WallClock clock;
    private long lastNanos;
    private long lastEnd;

    InstanceFigures(InstanceId id, Lane lane, WallClock clock) {
        this.id = id;
        this.lane = lane;
        this.clock = clock;
        for (int i = 0; i < intents.length; i++) {
            intents[i] = new Tally();
        }
    }

    @Override
    public long start() {
        return clock.nowNanos();
    }

    @Override
    public void stop(long started, Usage usage) {
        lastEnd = clock.nowNanos();
        lastNanos = lastEnd - started;
    }

    @Override
    public long lastNanos() {
        return lastNanos;
    }

    @Override
    public void emitted(Intent intent) {
        intents[type(intent)].add(1);
    }

    @Override
    public void faulted(ReasonCode code) {
        lastEnd = clock.nowNanos();
        faults.computeIfAbsent(code, _ -> new Tally()).add(1);
    }

    @Override
    public void saved(long bytes) {
        checkpointBytes.set(bytes);
    }

    @Override
    public void settled(long sinceNanos) {
        latencies.record(lastEnd - sinceNanos);
    }

    @Override
    public void restored(long started) {
        restoreNanos.set(clock.nowNanos() - started);
    }

    /// Emitted intents by type; types that never came are left out.
    Map<String, Long> intents() {
        var byType = new LinkedHashMap<String, Long>();
        for (int i = 0; i < TYPES.length; i++) {
            long count = intents[i].get();
            if (count > 0) {
                byType.put(TYPES[i], count);
            }
        }
        return byType;
    }

    private static int type(Intent intent) {
        return switch (intent) {
            case Intent.Order _ -> 0;
            case Intent.Cancel _ -> 1;
            case Intent.Amend _ -> 2;
            case Intent.Position _ -> 3;
            case Intent.Alert _ -> 4;
            case Intent.NoOp _ -> 5;
            case Intent.RiskHint _ -> 6;
        };
    }
}
