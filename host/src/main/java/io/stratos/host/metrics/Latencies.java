package io.stratos.host.metrics;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/// Latencies that one thread records, and whoever publishes collects into a few buckets.
///
/// Recording costs a few nanoseconds and no lock. Two significant digits: a value within 1 % of a bound may stand in
/// the bucket above. Memory grows with the largest value seen, so what idles costs little.
final class Latencies {
    /// More buckets than these say nothing that an objective would ask for.
    static final int BUCKETS_MAX = 12;

    /// Whoever takes longer took a minute.
    private static final long NANOS_MAX = 60_000_000_000L;

    private static final int DIGITS = 2;
    private static final double MILLI_NANOS = 1e6;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
    private final Tally sumNanos = new Tally();
    private final long[] boundsNanos;
    private final long[] counts;
    private @Nullable Histogram interval;
    private Timing timing = Timing.NONE;

    /// @param boundsNanos inclusive upper bounds, rising
    Latencies(long... boundsNanos) {
        if (boundsNanos.length > BUCKETS_MAX) {
            throw new IllegalArgumentException(
                    "Condition failed: at most " + BUCKETS_MAX + " buckets, got=" + boundsNanos.length);
        }
        this.boundsNanos = boundsNanos.clone();
        counts = new long[boundsNanos.length + 1];
    }

    /// By the one writer.
    void record(long nanos) {
        long bounded = Math.clamp(nanos, 0, NANOS_MAX);
        recorder.recordValue(bounded);
        sumNanos.add(bounded);
    }

    /// Takes what was recorded since the last time. One reader at a time.
    void collect() {
        var newest = recorder.getIntervalHistogram(interval);
        interval = newest;
        if (newest.getTotalCount() == 0) {
            return;
        }
        for (var value : newest.recordedValues()) {
            counts[bucket(value.getValueIteratedTo())] += value.getCountAtValueIteratedTo();
        }
        timing = new Timing(newest.getValueAtPercentile(50), newest.getValueAtPercentile(99), newest.getMaxValue());
    }

    private int bucket(long nanos) {
        int bucket = 0;
        while (bucket < boundsNanos.length && nanos > boundsNanos[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /// Counts by bucket since the beginning, the last one without a bound.
    long[] counts() {
        return counts.clone();
    }

    /// Upper bounds in milliseconds, the last one infinite.
    double[] boundsMillis() {
        var bounds = new double[boundsNanos.length + 1];
        for (int i = 0; i < boundsNanos.length; i++) {
            bounds[i] = boundsNanos[i] / MILLI_NANOS;
        }
        bounds[boundsNanos.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    double sumMillis() {
        return sumNanos.get() / MILLI_NANOS;
    }

    /// Of what was collected last and was not empty.
    Timing timing() {
        return timing;
    }
}
