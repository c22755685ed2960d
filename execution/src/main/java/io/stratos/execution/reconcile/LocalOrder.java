package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.orders.OrderStatus;
import org.jspecify.annotations.Nullable;

/// An order as it stands here.
///
/// @param venueOrderId empty while the venue has not confirmed it
/// @param filled what counts as executed, without what the venue took back
/// @param amendQty what a pending amendment asks for, null if none is open
/// @param amendPrice limit price of a pending amendment
/// @param attempts how often the venue was asked for it
/// @param isLeaving whether a request to place it is on its way to the venue and has not left yet
/// @param notAfterNanos host time after which it must not be asked for again
/// @param pendingSinceNanos host time by which an open cancel or amend had left
/// @param changedAtNanos host time of its last change; of one that waits for the venue's word, of the last thing that
///     could bring it there or told of it: no cancel
public record LocalOrder(
        String clientOrderId,
        String venueOrderId,
        int instrument,
        Side side,
        OrderStatus status,
        Decimal qty,
        @Nullable Decimal price,
        Decimal filled,
        @Nullable Decimal amendQty,
        @Nullable Decimal amendPrice,
        int attempts,
        boolean isLeaving,
        long createdAtNanos,
        long notAfterNanos,
        long pendingSinceNanos,
        long changedAtNanos) {

    /// Whether two prices are the same, absent or not.
    static boolean isSamePrice(@Nullable Decimal own, @Nullable Decimal other) {
        return own == null ? other == null : other != null && own.sameValue(other);
    }
}
