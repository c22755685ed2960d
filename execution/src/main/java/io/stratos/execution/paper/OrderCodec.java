package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.venue.VenueOrder;
import org.jspecify.annotations.Nullable;

/// An order at the venue, open or done, as fields of a row; its number is the row's key.
final class OrderCodec {
    private OrderCodec() {}

    static WireWriter write(PaperOrder order) {
        var out = RowBytes.writer();
        out.rawText(order.clientOrderId);
        out.varint(order.instrument);
        RowBytes.number(out, order.side);
        RowBytes.number(out, order.type);
        RowBytes.number(out, order.tif);
        RowBytes.bool(out, order.reduceOnly);
        RowBytes.bool(out, order.postOnly);
        out.zigzag(order.expireTimeNanos);
        out.zigzag(order.stopPrice);
        out.zigzag(order.price);
        out.zigzag(order.qty);
        out.zigzag(order.filled);
        out.varint(order.priority);
        out.zigzag(order.restingSinceNanos);
        RowBytes.bool(out, order.isTriggered);
        out.zigzag(order.ahead);
        out.zigzag(order.acceptedNanos);
        out.zigzag(order.busted);
        out.varint(order.done == null ? 0 : number(order.done));
        out.zigzag(order.doneNanos);
        return out;
    }

    static PaperOrder read(PaperAccount account, long number, WireReader in) throws MalformedMessageException {
        var order = new PaperOrder(
                account,
                RowBytes.text(in),
                number,
                in.varint32(),
                WireReader.require(Side.ofNumber(RowBytes.number(in))),
                WireReader.require(OrderType.ofNumber(RowBytes.number(in))),
                WireReader.require(TimeInForce.ofNumber(RowBytes.number(in))),
                in.bool(),
                in.bool(),
                in.zigzag(),
                in.zigzag());
        order.price = in.zigzag();
        order.qty = in.zigzag();
        order.filled = in.zigzag();
        order.priority = in.varint();
        order.restingSinceNanos = in.zigzag();
        order.isTriggered = in.bool();
        order.ahead = in.zigzag();
        order.acceptedNanos = in.zigzag();
        order.busted = in.zigzag();
        order.done = done(in.varint32());
        order.doneNanos = in.zigzag();
        return order;
    }

    private static int number(VenueOrder.State done) {
        return switch (done) {
            case FILLED -> 1;
            case CANCELED -> 2;
            case EXPIRED -> 3;
            case REJECTED, HELD, WORKING ->
                throw new IllegalStateException("Invariant: an order in the book is done otherwise, got=" + done);
        };
    }

    private static VenueOrder.@Nullable State done(int number) throws MalformedMessageException {
        return switch (number) {
            case 0 -> null;
            case 1 -> VenueOrder.State.FILLED;
            case 2 -> VenueOrder.State.CANCELED;
            case 3 -> VenueOrder.State.EXPIRED;
            default -> throw MalformedMessageException.instance();
        };
    }
}
