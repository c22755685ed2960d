package io.stratos.verification.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.VenueRequest;
import org.jspecify.annotations.Nullable;

/// An order that is being written.
///
/// @param expires end of a GTD order, 0 for the others
record Draft(
        String id,
        int instrument,
        Side side,
        OrderType type,
        TimeInForce tif,
        String qty,
        @Nullable String limit,
        @Nullable String trigger,
        boolean isReduceOnly,
        boolean isPostOnly,
        long expires) {

    Draft(String id, Side side, OrderType type, TimeInForce tif, String qty) {
        this(id, 1, side, type, tif, qty, null, null, false, false, 0);
    }

    static Draft limit(String id, Side side, String qty, String price) {
        return new Draft(id, side, OrderType.LIMIT, TimeInForce.GTC, qty).price(price);
    }

    static Draft stop(String id, Side side, String qty, String trigger) {
        return new Draft(id, side, OrderType.STOP_MARKET, TimeInForce.GTC, qty).trigger(trigger);
    }

    static Draft stopLimit(String id, Side side, String qty, String trigger, String price) {
        return new Draft(id, side, OrderType.STOP_LIMIT, TimeInForce.GTC, qty)
                .trigger(trigger)
                .price(price);
    }

    Draft price(String price) {
        return new Draft(id, instrument, side, type, tif, qty, price, trigger, isReduceOnly, isPostOnly, expires);
    }

    Draft trigger(String price) {
        return new Draft(id, instrument, side, type, tif, qty, limit, price, isReduceOnly, isPostOnly, expires);
    }

    Draft of(int other) {
        return new Draft(id, other, side, type, tif, qty, limit, trigger, isReduceOnly, isPostOnly, expires);
    }

    Draft reduceOnly() {
        return new Draft(id, instrument, side, type, tif, qty, limit, trigger, true, isPostOnly, expires);
    }

    Draft postOnly() {
        return new Draft(id, instrument, side, type, tif, qty, limit, trigger, isReduceOnly, true, expires);
    }

    Draft until(long nanos) {
        return new Draft(
                id, instrument, side, type, TimeInForce.GTD, qty, limit, trigger, isReduceOnly, isPostOnly, nanos);
    }

    VenueRequest.Place place() {
        return new VenueRequest.Place(
                id,
                instrument,
                side,
                type,
                tif,
                Decimal.of(qty),
                limit == null ? null : Decimal.of(limit),
                trigger == null ? null : Decimal.of(trigger),
                isReduceOnly,
                isPostOnly,
                expires);
    }
}
