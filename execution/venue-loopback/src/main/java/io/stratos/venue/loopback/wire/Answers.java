package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayList;

/// Answers out of the protocol's JSON. An answer that does not say that it is complete is not read at all.
public final class Answers {

    private Answers() {}

    public static VenueAnswer read(VenueQuery query, JsonObject from) throws UnreadableException {
        var completeness = from.flag("complete") ? Completeness.COMPLETE : Completeness.TRUNCATED;
        long time = from.whole("venue_time_nanos");
        try {
            return switch (query) {
                case VenueQuery.OpenOrders open -> openOrders(open, completeness, time, from);
                case VenueQuery.ById one -> byId(one, completeness, time, from);
                case VenueQuery.Fills fills -> fills(fills, completeness, time, from);
                case VenueQuery.Positions held ->
                    new VenueAnswer.Positions(held.id(), completeness, time, from.decimalsByNumber("positions"));
            };
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableException("values that cannot be", impossible);
        }
    }

    private static VenueAnswer openOrders(
            VenueQuery.OpenOrders query, Completeness completeness, long time, JsonObject from)
            throws UnreadableException {
        var orders = new ArrayList<VenueOrder>();
        for (var order : from.objects("orders")) {
            orders.add(order(order));
        }
        return new VenueAnswer.OpenOrders(query.id(), completeness, time, orders, from.text("next_page"));
    }

    /// The field must be there: one that is missing is not "no such order".
    private static VenueAnswer byId(VenueQuery.ById query, Completeness completeness, long time, JsonObject from)
            throws UnreadableException {
        if (!from.names("order")) {
            throw new UnreadableException("missing: order");
        }
        var order = from.has("order") ? order(from.object("order")) : null;
        if (order != null && !order.clientOrderId().equals(query.clientOrderId())) {
            throw new UnreadableException("another order than the one that was asked for");
        }
        return new VenueAnswer.ById(query.id(), completeness, time, order);
    }

    private static VenueAnswer fills(VenueQuery.Fills query, Completeness completeness, long time, JsonObject from)
            throws UnreadableException {
        var fills = new ArrayList<VenueReport.Filled>();
        for (var fill : from.objects("fills")) {
            fills.add(Reports.fill(fill));
        }
        var corrections = new ArrayList<VenueReport>();
        for (var correction : from.objects("corrections")) {
            var report = Reports.read(correction);
            if (!(report instanceof VenueReport.Busted || report instanceof VenueReport.Reinstated)) {
                throw new UnreadableException("a correction that corrects nothing");
            }
            corrections.add(report);
        }
        var read = from.flag("cut") ? Completeness.CUT : completeness;
        return new VenueAnswer.Fills(query.id(), read, time, fills, corrections, from.text("next_cursor"));
    }

    private static VenueOrder order(JsonObject from) throws UnreadableException {
        return new VenueOrder(
                from.text("client_order_id"),
                from.text("venue_order_id"),
                from.small("instrument"),
                from.word("side", Side.class),
                from.decimal("qty"),
                from.decimalOrNull("price"),
                from.decimal("filled"),
                from.word("state", VenueOrder.State.class));
    }
}
