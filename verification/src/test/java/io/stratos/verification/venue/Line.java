package io.stratos.verification.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import io.stratos.execution.venue.VenueReport;
import org.jspecify.annotations.Nullable;

/// A report in a few words.
final class Line {
    private Line() {}

    static String of(VenueReport report) {
        return switch (report) {
            case VenueReport.Acknowledged acknowledged -> acknowledged.working() ? "acknowledged" : "held";
            case VenueReport.Rejected rejected -> "rejected " + rejected.code();
            case VenueReport.Filled fill ->
                "filled " + text(fill.qty()) + "@" + text(fill.price())
                        + (fill.liquidity() == Liquidity.MAKER ? " maker" : " taker");
            case VenueReport.Busted busted -> "busted " + busted.revision();
            case VenueReport.Reinstated back -> "reinstated " + back.revision();
            case VenueReport.Canceled canceled -> "canceled " + canceled.code();
            case VenueReport.CancelRejected refused -> "cancel_rejected " + refused.code();
            case VenueReport.Amended amended -> "amended " + text(amended.qty()) + "@" + text(amended.price());
            case VenueReport.AmendRejected refused -> "amend_rejected " + refused.code();
            case VenueReport.Expired _ -> "expired";
            case VenueReport.Lost _ -> "lost";
        };
    }

    private static String text(@Nullable Decimal value) {
        return value == null ? "none" : value.normalized().toString();
    }
}
