package io.stratos.execution.paper;

import io.stratos.execution.venue.VenueReport;

/// A fill as the venue's history has it.
///
/// @param order number of the order
/// @param revision how often it was taken back or given back
record Booked(VenueReport.Filled fill, long order, int instrument, boolean isBuy, long revision) {

    /// Whether it stands: each second correction gives it back.
    boolean stands() {
        return revision % 2 == 0;
    }

    /// What is told of the newest correction.
    VenueReport correction() {
        return stands()
                ? new VenueReport.Reinstated(fill.clientOrderId(), fill.tradeId(), revision)
                : new VenueReport.Busted(fill.clientOrderId(), fill.tradeId(), revision);
    }

    Booked corrected() {
        return new Booked(fill, order, instrument, isBuy, revision + 1);
    }
}
