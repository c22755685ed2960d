package io.stratos.host.live.lane;

/// How a stop in order ends: first what waited when it was asked for, but not for longer than a person waits for it.
/// What
/// is not told by then stays in the outbox of the account and is told after the next start (SPEC M-11). Lane's thread.
final class Drain {
    /// Far below what waits for the end of an instance, with the turns of others between.
    static final long NANOS_MAX = 5_000_000_000L;

    private boolean asked;
    private int left;
    private long endNanos;

    /// @param waiting execution events that are told before; what they cause waits for the next start
    void begin(int waiting, long nowNanos) {
        if (!asked) {
            asked = true;
            left = waiting;
            endNanos = nowNanos + NANOS_MAX;
        }
    }

    boolean isAsked() {
        return asked;
    }

    /// One of those that waited was told.
    void told() {
        left--;
    }

    /// Once it is asked for.
    ///
    /// @param nowNanos of the clock that [#begin] was given
    boolean isOver(long nowNanos) {
        return left <= 0 || nowNanos >= endNanos;
    }
}
