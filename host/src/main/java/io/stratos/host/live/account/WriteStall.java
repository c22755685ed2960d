package io.stratos.host.live.account;

import java.util.ArrayDeque;
import java.util.Deque;

/// Watches how long the ledger takes for what an account hands it (DESIGN §5). Pure: time is handed in.
///
/// | state | until | then |
/// | --- | --- | --- |
/// | flowing | something handed over waits, or waited, for more than the limit | STALLED |
/// | stalled | nothing did for [#CALM_NANOS] | FLOWING |
final class WriteStall {
    /// How long writes must be quick before a stall is over.
    static final long CALM_NANOS = 5_000_000_000L;

    private final long limitNanos;
    private final Deque<Long> handedOver = new ArrayDeque<>();
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

    void handedOver(long nowNanos) {
        handedOver.addLast(nowNanos);
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
        }
        boolean isSlow = slowAtNanos != 0 && nowNanos - slowAtNanos < CALM_NANOS;
        if (isSlow == isStalled) {
            return Change.NONE;
        }
        isStalled = isSlow;
        return isSlow ? Change.STALLED : Change.FLOWING;
    }

    private void look(long sinceNanos, long nowNanos) {
        if (nowNanos - sinceNanos > limitNanos) {
            slowAtNanos = nowNanos;
        }
    }
}
