package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import org.jspecify.annotations.Nullable;

/// Who asked to cancel or amend an order and was not answered yet. Both can be open: a cancel
/// overtakes an amend, and the amend's answer still comes.
///
/// @param cancel the cancel's intent; null if none is open or the host asked
/// @param amend the amend's intent; null if none is open or the host asked
/// @param amendQty total quantity the amend asks for
/// @param amendPrice limit price the amend asks for
/// @param askedAtNanos when the newest of them was asked for
record PendingRequests(
        @Nullable IntentRef cancel,
        @Nullable IntentRef amend,
        @Nullable Decimal amendQty,
        @Nullable Decimal amendPrice,
        long askedAtNanos) {

    static final PendingRequests NONE = new PendingRequests(null, null, null, null, 0);

    PendingRequests withCancel(@Nullable IntentRef intent, long nowNanos) {
        return new PendingRequests(intent, amend, amendQty, amendPrice, nowNanos);
    }

    PendingRequests withAmend(@Nullable IntentRef intent, Decimal qty, @Nullable Decimal price, long nowNanos) {
        return new PendingRequests(cancel, intent, qty, price, nowNanos);
    }

    PendingRequests withoutAmend() {
        return new PendingRequests(cancel, null, null, null, askedAtNanos);
    }

    /// Whether an amend is open.
    boolean hasAmend() {
        return amendQty != null;
    }

    boolean isEmpty() {
        return cancel == null && amend == null && askedAtNanos == 0;
    }
}
