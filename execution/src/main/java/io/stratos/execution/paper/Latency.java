package io.stratos.execution.paper;

/// Latencies with their jitter, drawn from one seeded source in the order in which messages are
/// sent.
final class Latency {

    private final long jitterNanos;
    private Chance chance;

    Latency(VenueConfig config) {
        jitterNanos = config.jitterNanos();
        chance = new Chance(config.seed());
    }

    /// When something sent now arrives.
    long after(long nowNanos, long latencyNanos) {
        long jitter = jitterNanos == 0 ? 0 : chance.upTo(jitterNanos);
        return nowNanos + latencyNanos + jitter;
    }

    long state() {
        return chance.state();
    }

    void restore(long state) {
        chance = new Chance(state);
    }
}
