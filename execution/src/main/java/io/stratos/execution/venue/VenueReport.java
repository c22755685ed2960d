package io.stratos.execution.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// What a venue says about one order. Reports may come twice, late and in another order than things
/// happened.
public sealed interface VenueReport {

    String clientOrderId();

    /// A refusal whose code does not say for certain that nothing happened is none: the outcome is not known
    /// ([ErrorCategory]). That the id is known already stays what it is; the connector reads it as a proof.
    static VenueReport asCertain(VenueReport told) {
        var code = switch (told) {
            case Rejected rejected -> rejected.code();
            case CancelRejected refused -> refused.code();
            case AmendRejected refused -> refused.code();
            case Acknowledged _, Filled _, Busted _, Reinstated _, Canceled _, Amended _, Expired _, Lost _ ->
                ReasonCode.OK;
        };
        boolean isProof = told instanceof Rejected && code == ReasonCode.EXE_DUPLICATE;
        return isProof || ErrorCategory.of(code).isDefinite() ? told : new Lost(told.clientOrderId());
    }

    /// The venue has the order.
    ///
    /// @param working true once it can trade; false while the venue only holds it (a stop that
    ///     waits for its trigger)
    record Acknowledged(String clientOrderId, String venueOrderId, boolean working) implements VenueReport {}

    /// The venue refused the order, for good: it never worked and never will. Also said by the
    /// shell of an order that it did not send (`EXE_NOT_SENT_TOO_LATE`).
    record Rejected(String clientOrderId, ReasonCode code) implements VenueReport {}

    /// Executed quantity.
    ///
    /// @param tradeId the venue's, unique within the order; the same id is the same fill
    /// @param fee in the quote asset, below zero for a rebate
    record Filled(
            String clientOrderId,
            long tradeId,
            Decimal price,
            Decimal qty,
            Decimal fee,
            @Nullable Liquidity liquidity,
            long venueTimeNanos)
            implements VenueReport {

        public Filled {
            if (!qty.isPositive()) {
                throw new IllegalArgumentException("Condition failed: a fill's quantity is above zero, got=" + qty);
            }
        }
    }

    /// The venue took a fill back (a bust). It may come before the fill itself, and again.
    ///
    /// @param revision the venue's count of corrections of this fill, from 1; the highest one stands
    record Busted(String clientOrderId, long tradeId, long revision) implements VenueReport {}

    /// The venue gave a fill back that it had taken.
    ///
    /// @param revision as of [Busted]
    record Reinstated(String clientOrderId, long tradeId, long revision) implements VenueReport {}

    /// The order is gone; `code` says whether it was asked for (`EXE_CANCELED`) or not
    /// (`EXE_NO_LIQUIDITY`).
    record Canceled(String clientOrderId, ReasonCode code) implements VenueReport {}

    /// The order lives on, or was already done: a refused cancel never means that the order was not
    /// placed.
    record CancelRejected(String clientOrderId, ReasonCode code) implements VenueReport {}

    /// The order has these values now.
    record Amended(
            String clientOrderId, Decimal qty, @Nullable Decimal price) implements VenueReport {}

    /// The order keeps the values it had.
    record AmendRejected(String clientOrderId, ReasonCode code) implements VenueReport {}

    /// The order's time ended.
    record Expired(String clientOrderId) implements VenueReport {}

    /// Sent, and no answer that says what became of it. Never a refusal (DESIGN §8).
    record Lost(String clientOrderId) implements VenueReport {}
}
