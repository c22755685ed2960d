package io.stratos.execution.positions;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What an instance holds of an instrument, exactly.
///
/// @param qty signed
/// @param cost what was paid for what is held, quote asset; same sign as `qty`
/// @param realized profit of what was closed, before fees
/// @param fees paid, below zero if rebates are larger
/// @param fills how many were booked
public record PositionView(
        InstanceId instance,
        int instrument,
        Decimal qty,
        BigDecimal cost,
        BigDecimal realized,
        BigDecimal fees,
        long fills) {

    /// Digits of an average price.
    public static final int AVERAGE_SCALE = 8;

    /// Cost of a unit, rounded half-even to [#AVERAGE_SCALE] digits, to show and not to count with;
    /// null if nothing is held.
    public @Nullable Decimal averagePrice() {
        return qty.isZero() ? null : Decimal.of(cost.divide(qty.toBigDecimal(), AVERAGE_SCALE, RoundingMode.HALF_EVEN));
    }

    /// The cash that the fills moved, exactly: below zero for what was paid.
    public BigDecimal cash() {
        return realized.subtract(fees).subtract(cost);
    }

    /// Cash and what is held at the mark: realised and unrealised profit less fees, exactly.
    public BigDecimal equity(Decimal mark) {
        return cash().add(qty.toBigDecimal().multiply(mark.toBigDecimal()));
    }
}
