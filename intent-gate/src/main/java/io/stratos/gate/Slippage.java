package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a reference price and an allowed slippage say about an order's price.
final class Slippage {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private Slippage() {}

    /// Newest price of the instrument to judge by; null if there is none, or none above zero.
    static @Nullable Decimal reference(Exposure exposure, Instrument instrument) {
        var newest = exposure.referencePrice(instrument.id());
        return newest != null && newest.isPositive() ? newest : null;
    }

    /// `reference * (1 ± bps/10000)`, rounded to the tick towards the reference. A sell never goes below one
    /// tick; for
    /// a buy of what costs less than a tick the answer is zero: no price will do.
    ///
    /// @throws NumberFormatException if the price does not fit
    static Decimal worst(Decimal reference, Side side, Decimal bps, Decimal tick) {
        var part =
                reference.toBigDecimal().multiply(bps.toBigDecimal()).divide(BPS, Decimal.SCALE_MAX, RoundingMode.DOWN);
        var ticks = switch (side) {
            case BUY -> ticks(reference.toBigDecimal().add(part), tick, RoundingMode.FLOOR);
            case SELL ->
                ticks(reference.toBigDecimal().subtract(part), tick, RoundingMode.CEILING)
                        .max(BigDecimal.ONE);
        };
        return Decimal.of(ticks.multiply(tick.toBigDecimal()));
    }

    /// Whether a price on tick is worse than the worst.
    static boolean isBeyond(Decimal price, Decimal worst, Side side) {
        return switch (side) {
            case BUY -> price.compareTo(worst) > 0;
            case SELL -> price.compareTo(worst) < 0;
        };
    }

    /// The highest price an order with this limit may trade at: a sell may find the market above it.
    static Decimal highest(Decimal limit, Decimal reference, Side side) {
        return side == Side.SELL ? limit.max(reference) : limit;
    }

    private static BigDecimal ticks(BigDecimal price, Decimal tick, RoundingMode rounding) {
        return price.divide(tick.toBigDecimal(), 0, rounding);
    }
}
