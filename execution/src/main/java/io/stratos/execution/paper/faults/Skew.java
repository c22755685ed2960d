package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;

/// A venue clock that is wrong: every time it tells is off by the same amount.
final class Skew {

    private Skew() {}

    static VenueReport of(VenueReport.Filled fill, long nanos) {
        return new VenueReport.Filled(
                fill.clientOrderId(),
                fill.tradeId(),
                fill.price(),
                fill.qty(),
                fill.fee(),
                fill.liquidity(),
                fill.venueTimeNanos() + nanos);
    }

    static VenueAnswer of(VenueAnswer answer, long nanos) {
        return switch (answer) {
            case VenueAnswer.OpenOrders open ->
                new VenueAnswer.OpenOrders(
                        open.id(), open.completeness(), open.venueTimeNanos() + nanos, open.orders(), open.nextPage());
            case VenueAnswer.ById one ->
                new VenueAnswer.ById(one.id(), one.completeness(), one.venueTimeNanos() + nanos, one.order());
            case VenueAnswer.Fills fills ->
                new VenueAnswer.Fills(
                        fills.id(),
                        fills.completeness(),
                        fills.venueTimeNanos() + nanos,
                        fills.fills(),
                        fills.corrections(),
                        fills.nextCursor());
            case VenueAnswer.Positions held ->
                new VenueAnswer.Positions(
                        held.id(), held.completeness(), held.venueTimeNanos() + nanos, held.quantities());
            case VenueAnswer.Failed failed -> failed;
        };
    }
}
