package io.stratos.execution.positions;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one instance holds of one instrument.
///
/// Cost is kept by the average method. Closing a part takes `cost × closed / held` away, rounded
/// half-even to [#COST_SCALE] digits; what stays keeps the exact rest, and closing all takes all.
/// So nothing is ever lost to rounding: `realized - fees - cost` is always exactly the cash that
/// the fills moved.
final class Position {

    /// Digits of the cost that a partial close takes away.
    static final int COST_SCALE = 18;

    private final InstanceId instance;
    private final int instrument;
    private Decimal qty = Decimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal realized = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private long fills;

    Position(InstanceId instance, int instrument) {
        this.instance = instance;
        this.instrument = instrument;
    }

    Position(PositionView stored) {
        this(stored.instance(), stored.instrument());
        qty = stored.qty();
        cost = stored.cost();
        realized = stored.realized();
        fees = stored.fees();
        fills = stored.fills();
    }

    /// Books one fill.
    ///
    /// @return the profit that it realised, before its fee
    BigDecimal book(Side side, Decimal price, Decimal filled, Decimal fee) {
        var signed = side == Side.BUY ? filled : filled.negate();
        var profit = BigDecimal.ZERO;
        if (qty.isZero() || qty.signum() == signed.signum()) {
            cost = cost.add(quote(price, signed));
        } else if (filled.compareTo(qty.abs()) <= 0) {
            profit = close(price, signed);
        } else {
            profit = close(price, qty.negate());
            cost = quote(price, qty.plus(signed));
        }
        qty = qty.plus(signed);
        realized = realized.add(profit);
        fees = fees.add(fee.toBigDecimal());
        fills++;
        return profit;
    }

    /// Takes one fill back: as if the opposite had been filled at the same price, and its fee returned. Quantity and
    /// cash are then exactly as if it had never been.
    ///
    /// @return the profit that this realised, before the fee
    BigDecimal reverse(Side side, Decimal price, Decimal filled, Decimal fee) {
        var profit = book(side == Side.BUY ? Side.SELL : Side.BUY, price, filled, fee.negate());
        fills -= 2;
        return profit;
    }

    Decimal qty() {
        return qty;
    }

    PositionView view() {
        return new PositionView(instance, instrument, qty, cost, realized, fees, fills);
    }

    private BigDecimal close(Decimal price, Decimal signed) {
        var held = qty.abs();
        var closed = signed.abs();
        var removed = closed.sameValue(held)
                ? cost
                : cost.multiply(closed.toBigDecimal()).divide(held.toBigDecimal(), COST_SCALE, RoundingMode.HALF_EVEN);
        cost = cost.subtract(removed);
        return quote(price, signed).negate().subtract(removed);
    }

    private static BigDecimal quote(Decimal price, Decimal signed) {
        return price.toBigDecimal().multiply(signed.toBigDecimal());
    }
}
