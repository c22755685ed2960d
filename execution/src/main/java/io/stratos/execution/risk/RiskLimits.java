package io.stratos.execution.risk;

import io.stratos.abi.model.Decimal;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits of the embedded risk port.
///
/// @param orderNotionalMax most that one order may be worth, quote asset
/// @param positionMax most that may be held of an instrument, long or short, by
///     [io.stratos.abi.model.Instrument#id]; an instrument that is not named has no limit of this
///     kind
/// @param openOrdersMax most live orders of the account
/// @param capital what the account began with, quote asset; leverage counts from it
/// @param leverageMax most that may be at stake for each unit of capital and profit; null for no such limit
/// @param exposureMax most that may be at stake in a base asset, quote asset; an asset that is not named has no
///     limit of this kind
/// @param dailyLossMax a day's loss at which no more risk is taken that day, above zero; null for no such limit
public record RiskLimits(
        BigDecimal orderNotionalMax,
        Map<Integer, Decimal> positionMax,
        int openOrdersMax,
        BigDecimal capital,
        @Nullable BigDecimal leverageMax,
        Map<String, BigDecimal> exposureMax,
        @Nullable BigDecimal dailyLossMax) {

    public RiskLimits {
        positionMax = Map.copyOf(positionMax);
        exposureMax = Map.copyOf(exposureMax);
        if (orderNotionalMax.signum() <= 0 || openOrdersMax <= 0) {
            throw new IllegalArgumentException(
                    "Condition failed: risk limits are above zero, got=" + orderNotionalMax + "," + openOrdersMax);
        }
        boolean hasLimits = isAboveZero(leverageMax) && isAboveZero(dailyLossMax);
        if (!hasLimits || capital.signum() < 0 || (leverageMax != null && capital.signum() == 0)) {
            throw new IllegalArgumentException("Condition failed: risk limits are above zero, got=" + capital + ","
                    + leverageMax + "," + dailyLossMax);
        }
    }

    /// Limits of orders alone.
    public RiskLimits(BigDecimal orderNotionalMax, Map<Integer, Decimal> positionMax, int openOrdersMax) {
        this(orderNotionalMax, positionMax, openOrdersMax, BigDecimal.ZERO, null, Map.of(), null);
    }

    private static boolean isAboveZero(@Nullable BigDecimal limit) {
        return limit == null || limit.signum() > 0;
    }
}
