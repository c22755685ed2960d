package io.stratos.gate;

import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// Builds the order intent of a test: `anOrder().buy("0.5").limit("905.00").build()`.
final class AnOrder {
    private int instrument = Given.BTC.id();
    private @Nullable Side side = Side.BUY;
    private @Nullable OrderType type = OrderType.MARKET;
    private Decimal qty = Decimal.of("0.5");
    private @Nullable Decimal price;
    private @Nullable Decimal stopPrice;
    private @Nullable TimeInForce tif = TimeInForce.GTC;
    private boolean reduceOnly;
    private boolean closeOnly;
    private boolean postOnly;
    private long expireTimeNanos;
    private @Nullable RiskContext risk = Given.RISK;
    private @Nullable ClaimedIdentity claimed;

    private AnOrder() {}

    static AnOrder anOrder() {
        return new AnOrder();
    }

    AnOrder buy(String asked) {
        return side(Side.BUY).qty(asked);
    }

    AnOrder sell(String asked) {
        return side(Side.SELL).qty(asked);
    }

    AnOrder side(@Nullable Side chosen) {
        side = chosen;
        return this;
    }

    AnOrder qty(String asked) {
        qty = Decimal.of(asked);
        return this;
    }

    AnOrder limit(String limit) {
        return prices(OrderType.LIMIT, limit, null);
    }

    AnOrder market() {
        return prices(OrderType.MARKET, null, null);
    }

    AnOrder stopMarket(String stop) {
        return prices(OrderType.STOP_MARKET, null, stop);
    }

    AnOrder stopLimit(String stop, String limit) {
        return prices(OrderType.STOP_LIMIT, limit, stop);
    }

    AnOrder prices(@Nullable OrderType chosen, @Nullable String limit, @Nullable String stop) {
        type = chosen;
        price = limit == null ? null : Decimal.of(limit);
        stopPrice = stop == null ? null : Decimal.of(stop);
        return this;
    }

    AnOrder of(int chosen) {
        instrument = chosen;
        return this;
    }

    AnOrder tif(@Nullable TimeInForce chosen) {
        tif = chosen;
        return this;
    }

    AnOrder goodTill(long nanos) {
        expireTimeNanos = nanos;
        return tif(TimeInForce.GTD);
    }

    AnOrder expiring(long nanos) {
        expireTimeNanos = nanos;
        return this;
    }

    AnOrder reduceOnly() {
        reduceOnly = true;
        return this;
    }

    AnOrder closeOnly() {
        closeOnly = true;
        return this;
    }

    AnOrder postOnly() {
        return postOnly(true);
    }

    AnOrder postOnly(boolean wanted) {
        postOnly = wanted;
        return this;
    }

    AnOrder risk(@Nullable RiskContext chosen) {
        risk = chosen;
        return this;
    }

    AnOrder budget(String budget) {
        return risk(Given.risk("100", budget));
    }

    AnOrder slippageBps(String bps) {
        return risk(Given.risk(bps, "1000"));
    }

    AnOrder claiming(ClaimedIdentity identity) {
        claimed = identity;
        return this;
    }

    Intent.Order build() {
        return new Intent.Order(
                instrument,
                side,
                type,
                qty,
                price,
                stopPrice,
                tif,
                reduceOnly,
                closeOnly,
                postOnly,
                expireTimeNanos,
                risk,
                claimed);
    }
}
