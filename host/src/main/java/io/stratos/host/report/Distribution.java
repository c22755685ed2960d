package io.stratos.host.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a number of durations is spread: nearest-rank percentiles, exact, and a histogram over 1-2-5 steps.
///
/// @param bins from the shortest to the longest, those in between with no duration included
record Distribution(long count, long p50, long p90, long p99, long max, List<Bin> bins) {

    Distribution {
        bins = List.copyOf(bins);
    }

    /// Durations of at least `from` and less than `to`.
    record Bin(long from, long to, long count) {}

    /// Null if there are none.
    static @Nullable Distribution of(List<Long> durations) {
        if (durations.isEmpty()) {
            return null;
        }
        var sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Distribution(
                sorted.length,
                rank(sorted, 50),
                rank(sorted, 90),
                rank(sorted, 99),
                sorted[sorted.length - 1],
                bins(sorted));
    }

    private static long rank(long[] sorted, int percent) {
        return sorted[Math.toIntExact(Math.ceilDiv((long) sorted.length * percent, 100) - 1)];
    }

    private static List<Bin> bins(long[] sorted) {
        var bins = new ArrayList<Bin>();
        int at = 0;
        long from = 0;
        for (long to = firstEdge(sorted[0]); at < sorted.length; to = next(to)) {
            int first = at;
            while (at < sorted.length && sorted[at] < to) {
                at++;
            }
            if (at > 0) {
                bins.add(new Bin(from, to, at - first));
            }
            from = to;
        }
        return bins;
    }

    private static long firstEdge(long least) {
        long edge = 1;
        while (edge <= least && edge < Long.MAX_VALUE / 10) {
            edge = next(edge);
        }
        return edge;
    }

    private static long next(long edge) {
        long digit = edge;
        while (digit >= 10) {
            digit /= 10;
        }
        return digit == 2 ? edge / 2 * 5 : Math.multiplyExact(edge, 2);
    }
}
