package io.stratos.host.lifecycle;

import java.nio.ByteBuffer;

/// What a strategy printed within a second of its own time: seconds of `turn.now`, so that every run counts the same.
final class LogVolume {
    static final int SAVED_BYTES = 2 * Long.BYTES;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private long second = Long.MIN_VALUE;
    private long bytes;

    /// Takes what a callback printed.
    ///
    /// @param printed what a child says may be any number
    /// @return all of that second so far; 0 for a callback that printed nothing, which adds to no overrun
    long printed(long printed, long nowNanos) {
        if (printed <= 0) {
            return 0;
        }
        long now = Math.floorDiv(nowNanos, SECOND_NANOS);
        long before = now == second ? bytes : 0;
        second = now;
        bytes = printed > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + printed;
        return bytes;
    }

    void save(ByteBuffer out) {
        out.putLong(second).putLong(bytes);
    }

    void restore(ByteBuffer in) {
        second = in.getLong();
        bytes = in.getLong();
    }
}
