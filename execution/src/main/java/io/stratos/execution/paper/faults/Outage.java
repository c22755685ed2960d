package io.stratos.execution.paper.faults;

/// A time in which the stream brings nothing.
///
/// @param fromNanos after the plan's start, inclusive
/// @param toNanos after the plan's start, exclusive
/// @param replayed executions that come again when a connection that was lost is back; 0 for a zombie
public record Outage(Kind kind, long fromNanos, long toNanos, int replayed) {

    /// How it looks from outside.
    public enum Kind {
        /// The connection is up, heartbeats come, nothing else does.
        ZOMBIE,
        /// The connection is lost and comes back; what happened meanwhile is not told.
        GAP
    }

    private static final int REPLAYED_MAX = 1_000;

    public Outage {
        if (fromNanos < 0 || toNanos <= fromNanos || replayed < 0 || replayed > REPLAYED_MAX) {
            throw new IllegalArgumentException(
                    "Condition failed: an outage lasts, got=" + fromNanos + "," + toNanos + "," + replayed);
        }
        if (kind == Kind.ZOMBIE && replayed > 0) {
            throw new IllegalArgumentException("Condition failed: a zombie never lost its connection, got=" + replayed);
        }
    }

    boolean covers(long sinceStartNanos) {
        return sinceStartNanos >= fromNanos && sinceStartNanos < toNanos;
    }
}
