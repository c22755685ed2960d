package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.venue.VenueRequest;

/// Requests on their way to the venue, as fields of a row.
final class RequestCodec {

    private static final int PLACE = 1;
    private static final int CANCEL = 2;
    private static final int AMEND = 3;

    private RequestCodec() {}

    static void write(WireWriter out, VenueRequest request) {
        switch (request) {
            case VenueRequest.Place place -> {
                head(out, PLACE, request);
                RowBytes.number(out, place.side());
                RowBytes.number(out, place.type());
                RowBytes.number(out, place.tif());
                RowBytes.decimal(out, place.qty());
                RowBytes.decimal(out, place.price());
                RowBytes.decimal(out, place.stopPrice());
                RowBytes.bool(out, place.reduceOnly());
                RowBytes.bool(out, place.postOnly());
                out.zigzag(place.expireTimeNanos());
            }
            case VenueRequest.Cancel _ -> head(out, CANCEL, request);
            case VenueRequest.Amend amend -> {
                head(out, AMEND, request);
                RowBytes.decimal(out, amend.qty());
                RowBytes.decimal(out, amend.price());
            }
        }
    }

    static VenueRequest read(WireReader in) throws MalformedMessageException {
        int kind = in.varint32();
        var id = RowBytes.text(in);
        int instrument = in.varint32();
        return switch (kind) {
            case PLACE ->
                new VenueRequest.Place(
                        id,
                        instrument,
                        WireReader.require(Side.ofNumber(RowBytes.number(in))),
                        WireReader.require(OrderType.ofNumber(RowBytes.number(in))),
                        WireReader.require(TimeInForce.ofNumber(RowBytes.number(in))),
                        RowBytes.amount(in),
                        RowBytes.decimal(in),
                        RowBytes.decimal(in),
                        in.bool(),
                        in.bool(),
                        in.zigzag());
            case CANCEL -> new VenueRequest.Cancel(id, instrument);
            case AMEND -> new VenueRequest.Amend(id, instrument, RowBytes.amount(in), RowBytes.decimal(in));
            default -> throw MalformedMessageException.instance();
        };
    }

    private static void head(WireWriter out, int kind, VenueRequest request) {
        out.varint(kind);
        out.rawText(request.clientOrderId());
        out.varint(request.instrument());
    }
}
