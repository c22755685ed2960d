package io.stratos.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.Exposure.LiveOrder;
import io.stratos.gate.GateMode.Trading;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What must be true of anything approved in a random case. The arithmetic is done again here, in plain big decimals.
final class Soundness {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private final Instrument instrument;
    private final FakeExposure exposure;
    private final GateMode mode;

    Soundness(RandomCase given) {
        instrument = given.instrument;
        exposure = given.exposure;
        mode = given.mode;
    }

    /// The approved intent asks for no more than the one the strategy gave.
    void assertNoMore(Intent asked, Intent approved) {
        switch (approved) {
            case Intent.Order order when asked instanceof Intent.Order wanted -> assertNoMore(wanted, order);
            case Intent.Order order when asked instanceof Intent.Position wanted -> assertTowards(wanted, order);
            case Intent.Amend amend when asked instanceof Intent.Amend wanted -> assertNoMore(wanted, amend);
            case Intent.NoOp _ -> assertThat(asked).isInstanceOfAny(Intent.Position.class, Intent.NoOp.class);
            case Intent other -> assertThat(other).isEqualTo(asked);
        }
    }

    private void assertNoMore(Intent.Order asked, Intent.Order order) {
        assertThat(order.instrument()).isEqualTo(asked.instrument());
        assertThat(order.side()).isEqualTo(asked.side());
        assertThat(order.qty()).isLessThanOrEqualTo(asked.qty());
        assertThat(order.closeOnly()).isEqualTo(asked.closeOnly());
        assertThat(order.postOnly()).isEqualTo(asked.postOnly());
        assertThat(order.expireTimeNanos()).isEqualTo(asked.expireTimeNanos());
        assertThat(order.riskContext()).isEqualTo(asked.riskContext());
        assertThat(order.reduceOnly() || !(asked.reduceOnly() || asked.closeOnly()))
                .as("reduce-only stays")
                .isTrue();
        assertNotWorse(order.side(), asked.price(), order.price());
        assertNotWorse(order.side(), asked.stopPrice(), order.stopPrice());
        assertReducesIfReduceOnly(order);
        assertTypeKept(asked, order);
    }

    private void assertTypeKept(Intent.Order asked, Intent.Order order) {
        if (order.type() == asked.type()) {
            assertThat(order.tif()).isEqualTo(asked.tif());
            assertThat(order.price() == null).isEqualTo(asked.price() == null);
            return;
        }
        boolean market = asked.type() == OrderType.MARKET;
        assertThat(mode.limitOnly()).isTrue();
        assertThat(order.price()).isNotNull();
        assertThat(order.type()).isEqualTo(market ? OrderType.LIMIT : OrderType.STOP_LIMIT);
        assertThat(order.tif()).isEqualTo(market && asked.tif() != TimeInForce.FOK ? TimeInForce.IOC : asked.tif());
    }

    /// A price is never worse for its side than the one asked for, if there was one.
    static void assertNotWorse(@Nullable Side side, @Nullable Decimal asked, @Nullable Decimal got) {
        if (asked != null && got != null) {
            assertThat(got.compareTo(asked) * (side == Side.BUY ? 1 : -1))
                    .as("%s against %s", got, asked)
                    .isLessThanOrEqualTo(0);
        }
    }

    private void assertReducesIfReduceOnly(Intent.Order order) {
        if (order.reduceOnly()) {
            var side = requireNonNull(order.side());
            var position = big(exposure.positionQty(1));
            assertThat(position.signum()).isEqualTo(side == Side.SELL ? 1 : -1);
            assertThat(big(order.qty()).add(big(exposure.openQty(1, side)))).isLessThanOrEqualTo(position.abs());
        }
    }

    /// Even if every open order of its side fills and none of the other.
    private void assertTowards(Intent.Position asked, Intent.Order order) {
        var side = requireNonNull(order.side());
        var sign = BigDecimal.valueOf(side == Side.BUY ? 1 : -1);
        var traded = big(order.qty()).add(big(exposure.openQty(1, side)));
        var after = big(exposure.positionQty(1)).add(traded.multiply(sign));
        assertThat(after.subtract(big(asked.targetQty())).multiply(sign).signum())
                .as("not past the target")
                .isLessThanOrEqualTo(0);
        assertReducesIfReduceOnly(order);
        assertNotWorse(side, asked.limitPrice(), order.price());
    }

    private void assertNoMore(Intent.Amend asked, Intent.Amend amend) {
        var live = liveOrder();
        assertThat(amend.target()).isEqualTo(asked.target());
        assertThat(amend.qty() == null).isEqualTo(asked.qty() == null);
        assertThat(amend.price() == null).isEqualTo(asked.price() == null);
        var qty = amend.qty() == null ? live.qty() : amend.qty();
        if (asked.qty() != null) {
            assertThat(qty).isLessThanOrEqualTo(asked.qty());
        }
        assertNotWorse(live.side(), asked.price(), amend.price());
        boolean held = exposure.safety() != SafetyState.NORMAL || mode.trading() != Trading.OPEN;
        if (live.reduceOnly() || held || mode.sizePercent() < 100) {
            assertThat(qty).isLessThanOrEqualTo(live.qty());
        }
        if (held && !live.reduceOnly()) {
            assertThat(amend.price()).isNull();
        }
    }

    /// The venue takes it, and it costs no more than the strategy allowed.
    void assertValid(Intent approved) {
        switch (approved) {
            case Intent.Order order -> assertValid(order, requireNonNull(order.riskContext()));
            case Intent.Amend amend -> assertValid(amend, requireNonNull(amend.riskContext()));
            case Intent _ -> {}
        }
    }

    private void assertValid(Intent.Order order, RiskContext risk) {
        boolean buy = order.side() == Side.BUY;
        var reference = requireNonNull(exposure.referencePrice(1));
        assertThat(reference).isGreaterThan(Decimal.ZERO);
        assertSize(order.qty());
        assertOnTick(order.price());
        assertOnTick(order.stopPrice());
        if (order.stopPrice() != null) {
            assertThat(order.stopPrice().compareTo(reference)).as("stop ahead").isEqualTo(buy ? 1 : -1);
        }
        var anchor = big(order.stopPrice() == null ? reference : order.stopPrice());
        var slip = anchor.multiply(big(risk.maxSlippageBps())).divide(BPS);
        var tick = big(instrument.tickSize());
        var worst = buy ? anchor.add(slip) : anchor.subtract(slip).max(tick);
        if (order.price() != null) {
            assertThat(big(order.price()).compareTo(worst) * (buy ? 1 : -1))
                    .as("within slippage")
                    .isLessThanOrEqualTo(0);
        }
        // the gate rounds the worst price of a sell up to the tick, which the plain one here is not
        var lowest = order.price() != null ? big(order.price()) : buy ? anchor.min(worst) : worst.add(tick);
        assertThat(big(order.qty()).multiply(lowest)).as("floor").isGreaterThanOrEqualTo(big(instrument.minNotional()));
        if (!order.reduceOnly()) {
            var price = order.price() == null ? anchor : big(order.price());
            var highest = buy ? price : price.max(big(reference));
            assertThat(big(order.qty()).multiply(highest)).as("budget").isLessThanOrEqualTo(big(risk.budget()));
        }
    }

    private void assertValid(Intent.Amend amend, RiskContext risk) {
        var live = liveOrder();
        var qty = amend.qty() == null ? live.qty() : amend.qty();
        var price = amend.price() == null ? live.price() : amend.price();
        assertThat(qty).isBetween(instrument.minQty(), instrument.maxQty());
        if (amend.qty() != null) {
            assertSize(amend.qty());
        }
        assertOnTick(amend.price());
        if (price != null) {
            var notional = big(qty).multiply(big(price));
            boolean more = amend.price() != null || qty.compareTo(live.qty()) > 0;
            assertThat(notional).as("floor").isGreaterThanOrEqualTo(big(instrument.minNotional()));
            if (more && !live.reduceOnly()) {
                assertThat(notional).as("budget").isLessThanOrEqualTo(big(risk.budget()));
            }
        }
    }

    private void assertSize(Decimal qty) {
        assertThat(qty).isGreaterThan(Decimal.ZERO).isBetween(instrument.minQty(), instrument.maxQty());
        assertThat(big(qty).remainder(big(instrument.lotSize())).signum())
                .as("on lot")
                .isZero();
    }

    private void assertOnTick(@Nullable Decimal price) {
        if (price != null) {
            assertThat(price).isGreaterThan(Decimal.ZERO);
            assertThat(big(price).remainder(big(instrument.tickSize())).signum())
                    .as("on tick")
                    .isZero();
        }
    }

    private LiveOrder liveOrder() {
        return requireNonNull(exposure.liveOrder(Given.TARGET));
    }

    static BigDecimal big(Decimal value) {
        return value.toBigDecimal();
    }
}
