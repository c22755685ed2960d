package io.stratos.verification.benchmarks.live;

import java.util.Arrays;

/// Nanoseconds, counted in buckets that are at most a thirty-second apart. One writer; read when that is still.
final class Spans {
    private static final int SUB_BITS = 5;
    private static final int SUBS = 1 << SUB_BITS;

    private final long[] counts = new long[Long.SIZE * SUBS];
    private long total;
    private long max;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        total++;
        max = Math.max(max, value);
    }

    long total() {
        return total;
    }

    long max() {
        return max;
    }

    /// The value that this share of all does not pass.
    double at(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return upper(i);
            }
        }
        return 0;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        max = 0;
    }

    private static int bucket(long value) {
        if (value < SUBS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift + 1) * SUBS + (int) (value >> shift & SUBS - 1);
    }

    private static double upper(int bucket) {
        int shift = bucket / SUBS - 1;
        return shift < 0 ? bucket : ((double) (SUBS + bucket % SUBS) + 1) * (1L << shift) - 1;
    }
}
