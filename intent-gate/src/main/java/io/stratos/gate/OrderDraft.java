package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order on its way through the rules: what was asked for, made safer step by step. Lives for one check.
final class OrderDraft {
    final Instrument instrument;
    final Side side;
    final RiskContext risk;
    final Exposure exposure;
    final GateMode mode;
    final GateProfile profile;
    final boolean postOnly;
    final long expireTimeNanos;
    final long nowNanos;
    private final @Nullable Decimal reference;
    OrderType type;
    TimeInForce tif;
    Decimal qty;

    @Nullable
    Decimal price;

    @Nullable
    Decimal stopPrice;

    boolean reduceOnly;
    final boolean closeOnly;
    private final List<ReasonCode> degradedBy = new ArrayList<>(2);

    OrderDraft(
            Intent.Order asked,
            Instrument instrument,
            Side side,
            OrderType type,
            TimeInForce tif,
            RiskContext risk,
            GateProfile profile,
            GateMode mode,
            Exposure exposure,
            long nowNanos) {
        this.instrument = instrument;
        this.side = side;
        this.type = type;
        this.tif = tif;
        this.risk = risk;
        this.profile = profile;
        this.mode = mode;
        this.exposure = exposure;
        this.nowNanos = nowNanos;
        qty = asked.qty();
        price = asked.price();
        stopPrice = asked.stopPrice();
        reduceOnly = asked.reduceOnly() || asked.closeOnly();
        closeOnly = asked.closeOnly();
        postOnly = asked.postOnly();
        expireTimeNanos = asked.expireTimeNanos();
        reference = Slippage.reference(exposure, instrument);
    }

    void degrade(ReasonCode reason) {
        degradedBy.add(reason);
    }

    List<ReasonCode> degradedBy() {
        return degradedBy;
    }

    /// How much an order on this side can take from the position, in whole lots; what is already open on the side is
    /// left out.
    Decimal reducible() {
        var position = exposure.positionQty(instrument.id());
        boolean reduces = side == Side.SELL ? position.isPositive() : position.isNegative();
        if (!reduces) {
            return Decimal.ZERO;
        }
        var left = position.abs().minus(exposure.openQty(instrument.id(), side));
        return left.max(Decimal.ZERO).toMultipleOf(instrument.lotSize(), RoundingMode.DOWN);
    }

    /// Whether there is a price to judge the order by.
    boolean hasReference() {
        return reference != null;
    }

    /// Newest price of the instrument; the rules ask [#hasReference] first.
    Decimal reference() {
        if (reference == null) {
            throw new IllegalStateException("Invariant: an order without reference is denied before it is judged");
        }
        return reference;
    }

    /// The price that slippage counts from: where a stop order begins to trade, else the reference.
    Decimal anchor() {
        return stopPrice == null ? reference() : stopPrice;
    }

    /// The worst price it may trade at.
    Decimal worst() {
        return Slippage.worst(anchor(), side, risk.maxSlippageBps(), instrument.tickSize());
    }

    /// The lowest price the venue may count its notional at.
    Decimal lowestPrice() {
        return price == null ? anchor().min(worst()) : price;
    }

    /// The highest price it may trade at.
    Decimal highestPrice() {
        return Slippage.highest(price == null ? anchor().max(worst()) : price, reference(), side);
    }

    Intent.Order toIntent() {
        return new Intent.Order(
                instrument.id(),
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
                null);
    }
}
