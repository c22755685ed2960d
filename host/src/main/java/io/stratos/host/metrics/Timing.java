package io.stratos.host.metrics;

/// How long events took, since somebody last looked.
public record Timing(long p50Nanos, long p99Nanos, long maxNanos) {
    /// Nothing was recorded yet.
    static final Timing NONE = new Timing(0, 0, 0);
}
