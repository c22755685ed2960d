package io.stratos.venue.loopback;

import java.util.SplittableRandom;

/// When to try to connect again: at once, then later and later, never quite at the same moment as others.
final class Backoff {
    private final long minNanos;
    private final long maxNanos;
    private final SplittableRandom random;
    private long delayNanos;

    Backoff(LoopbackSettings settings, long seed) {
        minNanos = settings.reconnectMinNanos();
        maxNanos = Math.max(minNanos, settings.reconnectMaxNanos());
        random = new SplittableRandom(seed);
    }

    /// The time of the next attempt: half of the delay, and up to as much again.
    long next(long nowNanos) {
        long half = delayNanos / 2;
        long at = nowNanos + half + (half == 0 ? 0 : random.nextLong(half + 1));
        delayNanos = delayNanos == 0 ? minNanos : Math.min(maxNanos, 2 * delayNanos);
        return at;
    }

    /// The connection held what it promised.
    void reset() {
        delayNanos = 0;
    }
}
