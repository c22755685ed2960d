package io.stratos.execution.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// What a venue is asked to do with one order. Values are on tick and lot already.
public sealed interface VenueRequest {

    /// Ours, derived from the intent (SPEC X-3); the venue's own id is only ever a result.
    String clientOrderId();

    /// [io.stratos.abi.model.Instrument#id]; many venues need the symbol for every request.
    int instrument();

    /// A new order.
    ///
    /// @param price limit price; null for market and stop-market orders
    /// @param stopPrice trigger; null but for stop orders
    /// @param expireTimeNanos end of a GTD order, 0 for the others
    record Place(
            String clientOrderId,
            int instrument,
            Side side,
            OrderType type,
            TimeInForce tif,
            Decimal qty,
            @Nullable Decimal price,
            @Nullable Decimal stopPrice,
            boolean reduceOnly,
            boolean postOnly,
            long expireTimeNanos)
            implements VenueRequest {}

    /// Take the order back.
    record Cancel(String clientOrderId, int instrument) implements VenueRequest {}

    /// Change the order.
    ///
    /// @param qty new total quantity, what is already filled included
    /// @param price new limit price; null where the order has none
    record Amend(
            String clientOrderId,
            int instrument,
            Decimal qty,
            @Nullable Decimal price) implements VenueRequest {}
}
