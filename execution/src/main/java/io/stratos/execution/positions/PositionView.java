package io.stratos.execution.positions;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import java.math.BigDecimal;

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

    /// The cash that the fills moved, exactly: below zero for what was paid.
    public BigDecimal cash() {
        return realized.subtract(fees).subtract(cost);
    }

    /// Cash and what is held at the mark: realised and unrealised profit less fees, exactly.
    public BigDecimal equity(Decimal mark) {
        return cash().add(qty.toBigDecimal().multiply(mark.toBigDecimal()));
    }
}
