package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import org.jspecify.annotations.Nullable;

/// Who asked to cancel or amend an order and was not answered yet. Both can be open: a cancel
/// overtakes an amend, and the amend's answer still comes.
///
/// @param cancel the cancel's intent; null if none is open or the host asked
/// @param amend the amend's intent, null if none is open
/// @param amendQty total quantity the amend asks for
/// @param amendPrice limit price the amend asks for
record PendingRequests(
        @Nullable IntentRef cancel,
        @Nullable IntentRef amend,
        @Nullable Decimal amendQty,
        @Nullable Decimal amendPrice) {

    static final PendingRequests NONE = new PendingRequests(null, null, null, null);

    PendingRequests withCancel(@Nullable IntentRef intent) {
        return new PendingRequests(intent, amend, amendQty, amendPrice);
    }

    PendingRequests withAmend(IntentRef intent, Decimal qty, @Nullable Decimal price) {
        return new PendingRequests(cancel, intent, qty, price);
    }

    PendingRequests withoutAmend() {
        return new PendingRequests(cancel, null, null, null);
    }

    boolean isEmpty() {
        return cancel == null && amend == null;
    }
}
