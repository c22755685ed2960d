package io.stratos.host.run;

import io.stratos.abi.sandbox.Usage;
import io.stratos.host.lane.TurnMeter;
import io.stratos.host.world.NanoClock;
import org.HdrHistogram.Histogram;

/// Latencies and peak use of one instance's callbacks; beside the journal, never in it.
final class RunMeter implements TurnMeter {
    /// A minute is far above any deadline; longer counts as a minute.
    private static final long LATENCY_NANOS_MAX = 60_000_000_000L;

    private final NanoClock clock;
    private final Histogram latencies = new Histogram(LATENCY_NANOS_MAX, 3);
    private long memoryBytesMax;
    private long fuelMax;
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
        latencies.recordValue(Math.clamp(clock.nanoTime() - started, 0, LATENCY_NANOS_MAX));
        memoryBytesMax = Math.max(memoryBytesMax, usage.memoryBytes());
        fuelMax = Math.max(fuelMax, usage.fuel());
        outputBytesMax = Math.max(outputBytesMax, usage.outputBytes());
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
}
