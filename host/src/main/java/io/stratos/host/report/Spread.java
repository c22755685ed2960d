package io.stratos.host.report;

import java.util.Map;
import java.util.TreeMap;

/// Counts by name over equal spans of time.
final class Spread {
    static final int BUCKETS = 72;

    private final long from;
    private final long width;
    private final Map<String, long[]> counts = new TreeMap<>();

    Spread(long from, long to) {
        this.from = from;
        width = Math.max(1, Math.ceilDiv(to - from + 1, BUCKETS));
    }

    void count(long atNanos, String name) {
        int bucket = Math.clamp(Math.floorDiv(atNanos - from, width), 0, BUCKETS - 1);
        counts.computeIfAbsent(name, _ -> new long[BUCKETS])[bucket]++;
    }

    long widthNanos() {
        return width;
    }

    /// Counts by name, names in order.
    Map<String, long[]> counts() {
        return counts;
    }
}
