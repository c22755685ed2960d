package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.Exposure.LiveOrder;
import io.stratos.gate.GateVerdict.Denied;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What an amendment must keep to: it is judged like the order it would leave behind.
///
/// Reducing a quantity is allowed while trading is held back; anything else is new risk and is not.
record AmendRules(Instrument instrument, LiveOrder order, RiskContext risk, GateMode mode, Exposure exposure) {

    /// The amendment rounded to tick and lot, or why not.
    Outcome check(Intent.Amend asked) {
        if (asked.qty() == null && asked.price() == null) {
            return refuse(ReasonCode.GATE_META, "", "qty or price");
        }
        var qty = asked.qty() == null ? null : asked.qty().toMultipleOf(instrument.lotSize(), RoundingMode.DOWN);
        var price = asked.price() == null
                ? null
                : asked.price().toMultipleOf(instrument.tickSize(), OrderRules.passive(order.side()));
        if (qty != null && !qty.isPositive()) {
            return refuse(ReasonCode.GATE_NUMBER, qty.toString(), "qty > 0");
        }
        if (price != null && !price.isPositive()) {
            return refuse(ReasonCode.GATE_NUMBER, price.toString(), "price > 0");
        }
        var denied = judge(qty, price);
        return denied != null
                ? new Outcome(null, denied)
                : new Outcome(new Intent.Amend(asked.target(), qty, price, risk, null), null);
    }

    private @Nullable Denied judge(@Nullable Decimal qty, @Nullable Decimal price) {
        var newQty = qty == null ? order.qty() : qty;
        boolean grows = newQty.compareTo(order.qty()) > 0;
        var held = heldBack();
        if (held != null && (grows || price != null) && !order.reduceOnly()) {
            return new Denied(held, "", "");
        }
        if (grows && order.reduceOnly()) {
            return new Denied(
                    ReasonCode.GATE_REDUCE_ONLY, newQty.toString(), order.qty().toString());
        }
        if (newQty.compareTo(instrument.minQty()) < 0) {
            return new Denied(
                    ReasonCode.GATE_BELOW_FLOOR,
                    newQty.toString(),
                    instrument.minQty().toString());
        }
        if (newQty.compareTo(instrument.maxQty()) > 0) {
            return new Denied(
                    ReasonCode.GATE_ABOVE_MAX,
                    newQty.toString(),
                    instrument.maxQty().toString());
        }
        return judgeMoney(newQty, price == null ? order.price() : price);
    }

    private @Nullable Denied judgeMoney(Decimal qty, @Nullable Decimal price) {
        var reference = exposure.referencePrice(instrument.id());
        if (price == null || reference == null) {
            return null;
        }
        var worst = Slippage.worst(reference, order.side(), risk.maxSlippageBps(), instrument.tickSize());
        boolean beyond = order.side() == Side.BUY
                ? price.compareTo(worst.max(reference)) > 0
                : price.compareTo(worst.min(reference)) < 0;
        if (beyond) {
            return new Denied(ReasonCode.GATE_SLIPPAGE, price.toString(), worst.toString());
        }
        var notional = qty.toBigDecimal().multiply(price.toBigDecimal());
        if (notional.compareTo(instrument.minNotional().toBigDecimal()) < 0) {
            return new Denied(
                    ReasonCode.GATE_BELOW_FLOOR,
                    notional.toPlainString(),
                    instrument.minNotional().toString());
        }
        if (!order.reduceOnly() && notional.compareTo(risk.budget().toBigDecimal()) > 0) {
            return new Denied(
                    ReasonCode.GATE_BUDGET,
                    notional.toPlainString(),
                    risk.budget().toString());
        }
        return null;
    }

    private @Nullable ReasonCode heldBack() {
        var safety = exposure.safety();
        if (safety == SafetyState.NORMAL) {
            return mode.trading() == GateMode.Trading.OPEN ? null : mode.reason();
        }
        return switch (safety) {
            case SAFE_MODE -> ReasonCode.SAF_SAFE_MODE;
            case CLOSE_ONLY -> ReasonCode.SAF_CLOSE_ONLY;
            case FLATTEN -> ReasonCode.SAF_FLATTEN;
            case HALT -> ReasonCode.SAF_HALT;
            case NORMAL -> null;
        };
    }

    private static Outcome refuse(ReasonCode code, String got, String limit) {
        return new Outcome(null, new Denied(code, got, limit));
    }

    /// Exactly one of both is set.
    record Outcome(Intent.@Nullable Amend amended, @Nullable Denied denied) {}
}
