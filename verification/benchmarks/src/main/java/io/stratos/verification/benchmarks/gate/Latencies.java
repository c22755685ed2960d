package io.stratos.verification.benchmarks.gate;

/// Counts latencies in steps of 10 ns up to 10 ms; what is longer counts as that.
final class Latencies {
    private static final int STEP_NANOS = 10;
    private static final int STEPS = 1_000_000;

    private final long[] counts = new long[STEPS];
    private long total;

    void add(long nanos) {
        counts[(int) Math.min(Math.max(0, nanos) / STEP_NANOS, STEPS - 1)]++;
        total++;
    }

    /// The latency that this share of all stays below, in microseconds.
    ///
    /// @param perMille 990 for p99
    double micros(int perMille) {
        long wanted = total * perMille / 1_000;
        long seen = 0;
        int step = 0;
        while (step < STEPS - 1 && seen + counts[step] <= wanted) {
            seen += counts[step];
            step++;
        }
        return (step + 1) * STEP_NANOS / 1e3;
    }
}
