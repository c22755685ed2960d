package io.stratos.host.report;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;

/// One order's way, as the journal tells it.
final class OrderTrail {
    private static final long NEVER = Long.MIN_VALUE;

    private final OrderRecord first;
    private OrderRecord last;
    private long acknowledgedAt = NEVER;
    private long cancelAskedAt = NEVER;
    private long canceledAt = NEVER;
    private long filledAt = NEVER;

    OrderTrail(OrderRecord first) {
        this.first = first;
        last = first;
    }

    void moved(OrderRecord to, long atNanos) {
        last = to;
        var stage = Lifecycle.ofNumber(to.lifecycle());
        boolean known = stage == Lifecycle.ACKED
                || stage == Lifecycle.OPEN
                || stage == Lifecycle.PARTIALLY_FILLED
                || stage == Lifecycle.FILLED;
        if (known && acknowledgedAt == NEVER) {
            acknowledgedAt = atNanos;
        }
        if (to.pending() == Pending.CANCEL.number() && cancelAskedAt == NEVER) {
            cancelAskedAt = atNanos;
        }
        if (stage == Lifecycle.CANCELED && canceledAt == NEVER) {
            canceledAt = atNanos;
        }
    }

    void filled(long atNanos) {
        if (filledAt == NEVER) {
            filledAt = atNanos;
        }
    }

    OrderRecord first() {
        return first;
    }

    /// The cursor of the turn that asked for it.
    long cursor() {
        return first.intent().cursor();
    }

    /// Refused by the account core before any venue heard of it.
    boolean isDenied() {
        return Lifecycle.ofNumber(first.lifecycle()) == Lifecycle.REJECTED;
    }

    boolean isFilled() {
        return filledAt != NEVER;
    }

    boolean isAcknowledged() {
        return acknowledgedAt != NEVER;
    }

    boolean isCanceledOnRequest() {
        return canceledAt != NEVER && cancelAskedAt != NEVER;
    }

    long toAcknowledgeNanos() {
        return acknowledgedAt - first.createdAtNanos();
    }

    long toFillNanos() {
        return filledAt - first.createdAtNanos();
    }

    long toCancelNanos() {
        return canceledAt - cancelAskedAt;
    }

    /// Where it stands at the end of the record.
    Lifecycle end() {
        var stage = Lifecycle.ofNumber(last.lifecycle());
        return stage == null ? Lifecycle.UNKNOWN : stage;
    }
}
