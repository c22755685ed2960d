package io.stratos.host.live.account;

import java.util.ArrayDeque;
import java.util.Deque;

/// Watches how long the ledger takes for what an account hands it (DESIGN §5). Pure: time is handed in.
///
/// | state | until | then |
/// | --- | --- | --- |
/// | flowing | something handed over, or refused a place, waits, or waited, for more than the limit | STALLED |
/// | stalled | nothing did for [#CALM_NANOS] | FLOWING |
final class WriteStall {
    /// How long writes must be quick before a stall is over.
    static final long CALM_NANOS = 5_000_000_000L;

    private final long limitNanos;
    private final Deque<Long> handedOver = new ArrayDeque<>();
    /// When the ledger first had no place for what is to be handed over next; 0 if it had.
    private long refusedAtNanos;

    private long slowAtNanos;
    private boolean isStalled;

    /// What a look finds.
    enum Change {
        NONE,
        STALLED,
        FLOWING
    }

    WriteStall(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    /// The ledger has no place: what waits for one waits for its commit.
    void refused(long nowNanos) {
        if (refusedAtNanos == 0) {
            refusedAtNanos = nowNanos;
        }
    }

    void handedOver(long nowNanos) {
        handedOver.addLast(refusedAtNanos == 0 ? nowNanos : refusedAtNanos);
        refusedAtNanos = 0;
    }

    /// The oldest that waits is committed.
    void committed(long nowNanos) {
        look(handedOver.removeFirst(), nowNanos);
    }

    /// How things stand now, if that has changed since the last call.
    Change at(long nowNanos) {
        var oldest = handedOver.peekFirst();
        if (oldest != null) {
            look(oldest, nowNanos);
        } else if (refusedAtNanos != 0) {
            look(refusedAtNanos, nowNanos);
        }
        boolean isSlow = slowAtNanos != 0 && nowNanos - slowAtNanos < CALM_NANOS;
        if (isSlow == isStalled) {
            return Change.NONE;
        }
        isStalled = isSlow;
        return isSlow ? Change.STALLED : Change.FLOWING;
    }

    boolean isStalled() {
        return isStalled;
    }

    private void look(long sinceNanos, long nowNanos) {
        if (nowNanos - sinceNanos > limitNanos) {
            slowAtNanos = nowNanos;
        }
    }
}
