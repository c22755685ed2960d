package io.stratos.execution.connector;

import java.util.List;

/// Holds to it that nothing rests which safety takes back: from CLOSE_ONLY on, and of an instance that
/// halted, entries are asked back again and again, as long as the venue has them (SPEC X-6).
///
/// The change of the interlock asks for them once. That is not enough: a cancel may get to the venue before
/// its order does and be refused, its owner's own may be under way and be given up, an order of unknown
/// outcome may show only later, and what closed a position may be an entry after it is closed. What the
/// venue has not confirmed waits until it has: before that a cancel is refused.
final class EntrySweep {

    private final long everyNanos;
    private final Orders orders;
    private final Checks checks;
    private final Submission submission;
    private long nextAtNanos;

    EntrySweep(long everyNanos, Orders orders, Checks checks, Submission submission) {
        this.everyNanos = everyNanos;
        this.orders = orders;
        this.checks = checks;
        this.submission = submission;
    }

    void tick(long nowNanos) {
        if (nowNanos < nextAtNanos) {
            return;
        }
        nextAtNanos = nowNanos + everyNanos;
        var left = orders.live().stream()
                .filter(order -> order.status().isConfirmed() && checks.isTakenBack(order))
                .toList();
        submission.cancelAll(List.copyOf(left), true, nowNanos);
    }
}
