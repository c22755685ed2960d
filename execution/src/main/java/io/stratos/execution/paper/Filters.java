package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import org.jspecify.annotations.Nullable;

/// The venue's own look at prices and quantities: tick, lot, smallest, largest, smallest notional.
final class Filters {

    private Filters() {}

    static boolean pass(Instrument instrument, Decimal qty, @Nullable Decimal price) {
        return isMultiple(qty, instrument.lotSize())
                && qty.isPositive()
                && qty.compareTo(instrument.minQty()) >= 0
                && qty.compareTo(instrument.maxQty()) <= 0
                && (price == null || passPrice(instrument, price));
    }

    static boolean passPrice(Instrument instrument, Decimal price) {
        return price.isPositive() && isMultiple(price, instrument.tickSize());
    }

    /// Whether quantity × price reaches the smallest notional.
    static boolean passNotional(Instrument instrument, Decimal qty, Decimal price) {
        var notional = qty.toBigDecimal().multiply(price.toBigDecimal());
        return notional.compareTo(instrument.minNotional().toBigDecimal()) >= 0;
    }

    private static boolean isMultiple(Decimal value, Decimal step) {
        return value.toBigDecimal().remainder(step.toBigDecimal()).signum() == 0;
    }
}
