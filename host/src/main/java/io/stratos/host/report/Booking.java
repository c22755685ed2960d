package io.stratos.host.report;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;

/// How a fill moves a position.
final class Booking {
    private Booking() {}

    /// The quantity with the sign of its side: below zero for a sale.
    static Decimal signed(FillRecord fill) {
        return fill.side() == Side.BUY ? fill.fill().qty() : fill.fill().qty().negate();
    }
}
