package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueReport;

/// Reports out of the protocol's JSON.
public final class Reports {
    private static final int ID_MAX = 256;

    private Reports() {}

    public static VenueReport read(JsonObject from) throws UnreadableException {
        var id = from.text("client_order_id");
        if (id.isEmpty() || id.length() > ID_MAX) {
            throw new UnreadableException("a client order id of a length that no order has");
        }
        return switch (from.text("type")) {
            case "acknowledged" ->
                new VenueReport.Acknowledged(id, from.text("venue_order_id"), from.flag("working"));
            case "rejected" -> new VenueReport.Rejected(id, code(from));
            case "filled" -> fill(id, from);
            case "busted" -> new VenueReport.Busted(id, from.whole("trade_id"), from.whole("revision"));
            case "reinstated" -> new VenueReport.Reinstated(id, from.whole("trade_id"), from.whole("revision"));
            case "canceled" -> new VenueReport.Canceled(id, code(from));
            case "cancel_rejected" -> new VenueReport.CancelRejected(id, code(from));
            case "amended" -> new VenueReport.Amended(id, from.decimal("qty"), from.decimalOrNull("price"));
            case "amend_rejected" -> new VenueReport.AmendRejected(id, code(from));
            case "expired" -> new VenueReport.Expired(id);
            default -> throw new UnreadableException("a report of a kind that the protocol does not have");
        };
    }

    static VenueReport.Filled fill(JsonObject from) throws UnreadableException {
        return fill(from.text("client_order_id"), from);
    }

    private static VenueReport.Filled fill(String id, JsonObject from) throws UnreadableException {
        var qty = from.decimal("qty");
        var price = from.decimal("price");
        if (!qty.isPositive() || !price.isPositive()) {
            throw new UnreadableException("a fill of nothing");
        }
        return new VenueReport.Filled(
                id,
                from.whole("trade_id"),
                price,
                qty,
                from.decimal("fee"),
                from.has("liquidity") ? from.word("liquidity", Liquidity.class) : null,
                from.whole("venue_time_nanos"));
    }

    /// A code that is not known here says that it was refused, and nothing more.
    private static ReasonCode code(JsonObject from) throws UnreadableException {
        var name = from.text("code");
        for (var code : ReasonCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ReasonCode.EXE_VENUE_REJECTED;
    }
}
