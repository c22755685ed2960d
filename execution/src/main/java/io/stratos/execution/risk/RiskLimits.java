package io.stratos.execution.risk;

import io.stratos.abi.model.Decimal;
import java.math.BigDecimal;
import java.util.Map;

/// Limits of the embedded risk port.
///
/// @param orderNotionalMax most that one order may be worth, quote asset
/// @param positionMax most that may be held of an instrument, long or short, by
///     [io.stratos.abi.model.Instrument#id]; an instrument that is not named has no limit of this
///     kind
/// @param openOrdersMax most live orders of the account
public record RiskLimits(BigDecimal orderNotionalMax, Map<Integer, Decimal> positionMax, int openOrdersMax) {

    public RiskLimits {
        positionMax = Map.copyOf(positionMax);
        if (orderNotionalMax.signum() <= 0 || openOrdersMax <= 0) {
            throw new IllegalArgumentException(
                    "Condition failed: risk limits are above zero, got=" + orderNotionalMax + "," + openOrdersMax);
        }
    }
}
