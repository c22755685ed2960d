package io.stratos.host.lifecycle;

import java.nio.ByteBuffer;

/// What a strategy printed: in its whole life, and within a second of its own time: seconds of `turn.now`, so that
/// every run counts the same.
final class LogVolume {
    static final int SAVED_BYTES = 3 * Long.BYTES;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private long second = Long.MIN_VALUE;
    private long bytes;
    private long lifeBytes;

    /// Takes what a callback printed.
    ///
    /// @param printed what a child says may be any number
    /// @return all of that second so far; 0 for a callback that printed nothing, which adds to no overrun
    long printed(long printed, long nowNanos) {
        if (printed <= 0) {
            return 0;
        }
        long now = Math.floorDiv(nowNanos, SECOND_NANOS);
        bytes = sum(now == second ? bytes : 0, printed);
        second = now;
        lifeBytes = sum(lifeBytes, printed);
        return bytes;
    }

    /// All that it printed so far.
    long inLife() {
        return lifeBytes;
    }

    private static long sum(long before, long printed) {
        return printed > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + printed;
    }

    void save(ByteBuffer out) {
        out.putLong(second).putLong(bytes).putLong(lifeBytes);
    }

    void restore(ByteBuffer in) {
        second = in.getLong();
        bytes = in.getLong();
        lifeBytes = in.getLong();
    }
}
