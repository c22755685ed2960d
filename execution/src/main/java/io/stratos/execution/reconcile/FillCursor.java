package io.stratos.execution.reconcile;

/// How far executions were read. They may show at the venue later than they happened, so the place to read from
/// stays behind by the overlap; what is read twice is recognised.
final class FillCursor {

    private final long overlapNanos;
    private String base = "";
    private String ahead = "";
    private long aheadAtNanos;

    FillCursor(long overlapNanos) {
        this.overlapNanos = overlapNanos;
    }

    void restore(String stored) {
        base = stored;
    }

    /// Where the next run reads from.
    String base() {
        return base;
    }

    /// Takes note of the end of a complete read.
    ///
    /// @return whether [#base] moved
    boolean read(String cursor, long venueTimeNanos) {
        if (ahead.isEmpty()) {
            ahead = cursor;
            aheadAtNanos = venueTimeNanos;
            return false;
        }
        if (venueTimeNanos - aheadAtNanos < overlapNanos) {
            return false;
        }
        base = ahead;
        ahead = cursor;
        aheadAtNanos = venueTimeNanos;
        return true;
    }
}
