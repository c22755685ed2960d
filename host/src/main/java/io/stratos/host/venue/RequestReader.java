package io.stratos.host.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refused;
import org.jspecify.annotations.Nullable;

/// Requests out of the protocol's JSON; strict, as every document from outside.
final class RequestReader {
    private static final String BODY = "the request";
    private static final ReasonCode CODE = ReasonCode.CFG_TYPE;

    private RequestReader() {}

    static VenueRequest.Place place(byte[] body) throws Refused {
        var fields = fields(body);
        var id = fields.text("client_order_id");
        int instrument = instrument(fields);
        var side = fields.choice("side", Side.class);
        var type = fields.choice("type", OrderType.class);
        var tif = fields.choice("tif", TimeInForce.class);
        var qty = fields.decimal("qty");
        var price = optional(fields, "price");
        var stopPrice = optional(fields, "stop_price");
        boolean reduceOnly = fields.flag("reduce_only", false);
        boolean postOnly = fields.flag("post_only", false);
        long expires = fields.whole("expire_time_nanos", 0, Long.MAX_VALUE, 0L);
        fields.finish();
        return new VenueRequest.Place(
                id, instrument, side, type, tif, qty, price, stopPrice, reduceOnly, postOnly, expires);
    }

    static VenueRequest.Amend amend(String clientOrderId, byte[] body) throws Refused {
        var fields = fields(body);
        int instrument = instrument(fields);
        var qty = fields.decimal("qty");
        var price = optional(fields, "price");
        fields.finish();
        return new VenueRequest.Amend(clientOrderId, instrument, qty, price);
    }

    private static Fields fields(byte[] body) throws Refused {
        return Fields.of(Documents.json(body, DocumentLimits.SMALL, BODY, CODE), BODY, CODE);
    }

    private static int instrument(Fields fields) {
        return (int) fields.whole("instrument", 1, Integer.MAX_VALUE);
    }

    private static @Nullable Decimal optional(Fields fields, String field) {
        return fields.has(field) ? fields.decimal(field) : null;
    }
}
