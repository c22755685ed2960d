package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The worst price a reference and an allowed slippage give.
final class Slippage {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private Slippage() {}

    /// `reference * (1 ± bps/10000)`, rounded to the tick towards the reference, at least one tick.
    ///
    /// @throws ArithmeticException if the price does not fit
    static Decimal worst(Decimal reference, Side side, Decimal bps, Decimal tick) {
        var part =
                reference.toBigDecimal().multiply(bps.toBigDecimal()).divide(BPS, Decimal.SCALE_MAX, RoundingMode.DOWN);
        var exact = side == Side.BUY
                ? reference.toBigDecimal().add(part)
                : reference.toBigDecimal().subtract(part);
        var rounding = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        var ticks = exact.divide(tick.toBigDecimal(), 0, rounding).max(BigDecimal.ONE);
        return Decimal.of(ticks.multiply(tick.toBigDecimal()));
    }
}
