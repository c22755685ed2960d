package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.VenueQuery;

/// Questions on their way, as fields of a row.
final class QueryCodec {
    private static final int OPEN_ORDERS = 1;
    private static final int ORDER = 2;
    private static final int FILLS = 3;
    private static final int POSITIONS = 4;

    private QueryCodec() {}

    static void write(WireWriter out, Asked asked) {
        out.zigzag(asked.arrivedNanos());
        out.zigzag(asked.query().id().run());
        out.varint(asked.query().id().ordinal());
        switch (asked.query()) {
            case VenueQuery.OpenOrders open -> named(out, OPEN_ORDERS, open.page());
            case VenueQuery.ById one -> {
                named(out, ORDER, one.clientOrderId());
                out.varint(one.instrument());
            }
            case VenueQuery.Fills fills -> named(out, FILLS, fills.cursor());
            case VenueQuery.Positions _ -> named(out, POSITIONS, "");
        }
    }

    static Asked read(WireReader in) throws MalformedMessageException {
        long arrived = in.zigzag();
        var id = new QueryId(in.zigzag(), in.varint32());
        int kind = in.varint32();
        var name = RowBytes.text(in);
        var query = switch (kind) {
            case OPEN_ORDERS -> new VenueQuery.OpenOrders(id, name);
            case ORDER -> new VenueQuery.ById(id, name, in.varint32());
            case FILLS -> new VenueQuery.Fills(id, name);
            case POSITIONS -> new VenueQuery.Positions(id);
            default -> throw MalformedMessageException.instance();
        };
        return new Asked(query, arrived);
    }

    private static void named(WireWriter out, int kind, String name) {
        out.varint(kind);
        out.rawText(name);
    }
}
