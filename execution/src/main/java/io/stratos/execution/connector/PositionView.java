package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import java.math.BigDecimal;

/// What an instance holds of an instrument, exactly. `cost` is what was paid for what is held, below zero for a short
/// position; cash is `realized - fees - cost` for what the fills moved, without rounding anywhere.
///
/// @param qty signed
/// @param cost quote asset, same sign as `qty`
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
        long fills) {}
