package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Turns "bring my position here" into the order for it.
final class PositionTarget {
    private PositionTarget() {}

    /// The order that brings the position to the target, or null where less than a lot is missing.
    ///
    /// What is open on the order's own side counts as traded, what is open on the other side as never trading. So
    /// whatever becomes of the open orders, this one does not carry the position past its target.
    ///
    /// @throws ArithmeticException if the quantities do not fit
    static Intent.@Nullable Order orderFor(Intent.Position wanted, Instrument instrument, Exposure exposure) {
        int id = instrument.id();
        var target = wanted.targetQty();
        var position = exposure.positionQty(id);
        var toBuy = target.minus(position.plus(exposure.openQty(id, Side.BUY)));
        var toSell = position.minus(exposure.openQty(id, Side.SELL)).minus(target);
        var side = toBuy.isPositive() ? Side.BUY : Side.SELL;
        var missing = side == Side.BUY ? toBuy : toSell;
        var qty = missing.max(Decimal.ZERO).toMultipleOf(instrument.lotSize(), RoundingMode.DOWN);
        if (qty.isZero()) {
            return null;
        }
        boolean shrinks =
                target.signum() * position.signum() >= 0 && target.abs().compareTo(position.abs()) < 0;
        return new Intent.Order(
                id,
                side,
                wanted.limitPrice() == null ? OrderType.MARKET : OrderType.LIMIT,
                qty,
                wanted.limitPrice(),
                null,
                TimeInForce.IOC,
                shrinks,
                false,
                false,
                0,
                wanted.riskContext(),
                null);
    }
}
