package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Makes the strategy's orders: exact, in whole lots, priced on the tick; `order` of the Rust
/// source.
final class EmaOrders {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private EmaOrders() {}

    /// The order that brings the position to what is wanted, null where the venue would not take
    /// it.
    static Intent.@Nullable Order toward(EmaState state, EmaSettings settings, Instrument instrument) {
        var target = state.wanted ? settings.qty() : Decimal.ZERO;
        var difference = target.minus(state.position);
        var side = difference.isNegative() ? Side.SELL : Side.BUY;
        var qty = difference.abs().toMultipleOf(instrument.lotSize(), RoundingMode.DOWN);
        var last = new Decimal(state.lastUnits, state.lastScale);
        if (!takes(instrument, last, qty)) {
            return null;
        }
        return settings.atMarket()
                ? order(settings, instrument, side, OrderType.MARKET, qty, null)
                : order(settings, instrument, side, OrderType.LIMIT, qty, limit(settings, instrument, side, last));
    }

    private static Intent.Order order(
            EmaSettings settings,
            Instrument instrument,
            Side side,
            OrderType type,
            Decimal qty,
            @Nullable Decimal price) {
        return new Intent.Order(
                instrument.id(),
                side,
                type,
                qty,
                price,
                null,
                TimeInForce.IOC,
                false,
                false,
                false,
                0,
                settings.risk(),
                null);
    }

    private static boolean takes(Instrument instrument, Decimal price, Decimal qty) {
        return qty.isPositive()
                && qty.compareTo(instrument.minQty()) >= 0
                && qty.compareTo(instrument.maxQty()) <= 0
                && price.times(qty).compareTo(instrument.minNotional()) >= 0;
    }

    /// The worst acceptable price, rounded once to the passive side.
    private static Decimal limit(EmaSettings settings, Instrument instrument, Side side, Decimal last) {
        var slippage = settings.slippageBps().toBigDecimal();
        var factor = BPS.add(side == Side.BUY ? slippage : slippage.negate());
        var perTick = instrument.tickSize().toBigDecimal().multiply(BPS);
        var passive = side == Side.SELL ? RoundingMode.CEILING : RoundingMode.FLOOR;
        var ticks = last.toBigDecimal().multiply(factor).divide(perTick, 0, passive);
        return Decimal.of(ticks).times(instrument.tickSize());
    }
}
