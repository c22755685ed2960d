package io.stratos.host.live.lane;

import java.util.ArrayDeque;

/// Decides whether an instance that failed may be rebuilt: at most [#RESTARTS_MAX] times within [#WINDOW_NANOS].
final class FaultLimit {
    /// A guest that fails more often than this is broken, not unlucky.
    static final int RESTARTS_MAX = 3;

    /// One minute of `turn.now`.
    static final long WINDOW_NANOS = 60_000_000_000L;

    private final ArrayDeque<Long> times = new ArrayDeque<>();

    FaultLimit(long[] saved) {
        for (long time : saved) {
            times.add(time);
        }
    }

    /// Counts a fault.
    ///
    /// @return false once it was one too many
    boolean count(long nowNanos) {
        while (!times.isEmpty() && nowNanos - times.getFirst() >= WINDOW_NANOS) {
            times.removeFirst();
        }
        times.addLast(nowNanos);
        return times.size() <= RESTARTS_MAX;
    }

    long[] times() {
        return times.stream().mapToLong(Long::longValue).toArray();
    }
}
