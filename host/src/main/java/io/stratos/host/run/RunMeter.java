package io.stratos.host.run;

import io.stratos.abi.sandbox.Usage;
import io.stratos.host.lane.TurnMeter;
import io.stratos.host.world.NanoClock;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Latencies and peak use of one instance's callbacks; beside the journal, never in it.
final class RunMeter implements TurnMeter {
    /// A minute is far above any deadline; longer counts as a minute.
    private static final long LATENCY_NANOS_MAX = 60_000_000_000L;

    private final NanoClock clock;
    private final Histogram latencies = new Histogram(LATENCY_NANOS_MAX, 3);
    private long memoryBytesMax;
    private long fuelMax;
    private long lastNanos;
    private int outputBytesMax;

    RunMeter(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public long start() {
        return clock.nanoTime();
    }

    @Override
    public void stop(long started, Usage usage) {
        lastNanos = Math.clamp(clock.nanoTime() - started, 0, LATENCY_NANOS_MAX);
        latencies.recordValue(lastNanos);
        memoryBytesMax = Math.max(memoryBytesMax, usage.memoryBytes());
        fuelMax = Math.max(fuelMax, usage.fuel());
        outputBytesMax = Math.max(outputBytesMax, usage.outputBytes());
    }

    @Override
    public long lastNanos() {
        return lastNanos;
    }

    long p50() {
        return latencies.getValueAtPercentile(50);
    }

    long p99() {
        return latencies.getValueAtPercentile(99);
    }

    long max() {
        return latencies.getMaxValue();
    }

    long memoryBytesMax() {
        return memoryBytesMax;
    }

    long fuelMax() {
        return fuelMax;
    }

    int outputBytesMax() {
        return outputBytesMax;
    }

    /// Everything so far, for the row beside the journal.
    Measured measured() {
        return new Measured(
                latencies.getTotalCount(),
                p50(),
                latencies.getValueAtPercentile(90),
                p99(),
                latencies.getValueAtPercentile(99.9),
                max(),
                fuelMax,
                memoryBytesMax,
                outputBytesMax,
                bins());
    }

    private List<Measured.Bin> bins() {
        var bins = new ArrayList<Measured.Bin>();
        for (long decade = 100; decade < LATENCY_NANOS_MAX; decade *= 10) {
            for (long step : new long[] {1, 2, 5}) {
                long from = decade * step;
                long to = step == 5 ? decade * 10 : decade * (step == 1 ? 2 : 5);
                long least = bins.isEmpty() ? 0 : from;
                bins.add(new Measured.Bin(least, to, latencies.getCountBetweenValues(least, to - 1)));
            }
        }
        while (!bins.isEmpty() && bins.getLast().calls() == 0) {
            bins.removeLast();
        }
        return bins;
    }
}
