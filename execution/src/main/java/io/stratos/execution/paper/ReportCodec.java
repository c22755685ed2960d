package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.venue.VenueReport;

/// Reports on their way back, as fields of a row.
final class ReportCodec {

    private static final int ACKNOWLEDGED = 1;
    private static final int REJECTED = 2;
    private static final int FILLED = 3;
    private static final int CANCELED = 4;
    private static final int CANCEL_REJECTED = 5;
    private static final int AMENDED = 6;
    private static final int AMEND_REJECTED = 7;
    private static final int EXPIRED = 8;
    private static final int LOST = 9;
    private static final int BUSTED = 10;
    private static final int REINSTATED = 11;

    private ReportCodec() {}

    static void write(WireWriter out, VenueReport report) {
        switch (report) {
            case VenueReport.Acknowledged acknowledged -> {
                head(out, ACKNOWLEDGED, report);
                out.rawText(acknowledged.venueOrderId());
                RowBytes.bool(out, acknowledged.working());
            }
            case VenueReport.Rejected rejected -> refusal(out, REJECTED, report, rejected.code());
            case VenueReport.Filled filled -> {
                head(out, FILLED, report);
                out.varint(filled.tradeId());
                RowBytes.decimal(out, filled.price());
                RowBytes.decimal(out, filled.qty());
                RowBytes.decimal(out, filled.fee());
                RowBytes.number(out, filled.liquidity());
                out.zigzag(filled.venueTimeNanos());
            }
            case VenueReport.Canceled canceled -> refusal(out, CANCELED, report, canceled.code());
            case VenueReport.CancelRejected refused -> refusal(out, CANCEL_REJECTED, report, refused.code());
            case VenueReport.Amended amended -> {
                head(out, AMENDED, report);
                RowBytes.decimal(out, amended.qty());
                RowBytes.decimal(out, amended.price());
            }
            case VenueReport.AmendRejected refused -> refusal(out, AMEND_REJECTED, report, refused.code());
            case VenueReport.Expired _ -> head(out, EXPIRED, report);
            case VenueReport.Lost _ -> head(out, LOST, report);
            case VenueReport.Busted busted -> correction(out, BUSTED, report, busted.tradeId(), busted.revision());
            case VenueReport.Reinstated back -> correction(out, REINSTATED, report, back.tradeId(), back.revision());
        }
    }

    static VenueReport read(WireReader in) throws MalformedMessageException {
        int kind = in.varint32();
        var id = RowBytes.text(in);
        return switch (kind) {
            case ACKNOWLEDGED -> new VenueReport.Acknowledged(id, RowBytes.text(in), in.bool());
            case REJECTED -> new VenueReport.Rejected(id, code(in));
            case FILLED ->
                new VenueReport.Filled(
                        id,
                        in.varint(),
                        RowBytes.amount(in),
                        RowBytes.amount(in),
                        RowBytes.amount(in),
                        Liquidity.ofNumber(RowBytes.number(in)),
                        in.zigzag());
            case CANCELED -> new VenueReport.Canceled(id, code(in));
            case CANCEL_REJECTED -> new VenueReport.CancelRejected(id, code(in));
            case AMENDED -> new VenueReport.Amended(id, RowBytes.amount(in), RowBytes.decimal(in));
            case AMEND_REJECTED -> new VenueReport.AmendRejected(id, code(in));
            case EXPIRED -> new VenueReport.Expired(id);
            case LOST -> new VenueReport.Lost(id);
            case BUSTED -> new VenueReport.Busted(id, in.varint(), in.varint());
            case REINSTATED -> new VenueReport.Reinstated(id, in.varint(), in.varint());
            default -> throw MalformedMessageException.instance();
        };
    }

    private static void head(WireWriter out, int kind, VenueReport report) {
        out.varint(kind);
        out.rawText(report.clientOrderId());
    }

    private static void correction(WireWriter out, int kind, VenueReport report, long tradeId, long revision) {
        head(out, kind, report);
        out.varint(tradeId);
        out.varint(revision);
    }

    private static void refusal(WireWriter out, int kind, VenueReport report, ReasonCode code) {
        head(out, kind, report);
        out.varint(code.number());
    }

    private static ReasonCode code(WireReader in) throws MalformedMessageException {
        return WireReader.require(ReasonCode.ofNumber(in.varint32()));
    }
}
