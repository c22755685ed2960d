package io.stratos.gate;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.gate.GateMode.Trading;
import io.stratos.gate.GateVerdict.Denied;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules an amendment passes, in the order in which they are asked: it is judged by the order it leaves behind.
///
/// Asking for less at the same price only takes risk away, so holds, slippage and budget let it be. Growing or
/// repricing is new risk and judged like a new order.
final class AmendRules {

    static final List<Rule<AmendDraft>> IN_ORDER = List.of(
            Rule.of("something changes", AmendRules::somethingChanges, ReasonCode.GATE_META),
            Rule.of(
                    "trading is allowed",
                    AmendRules::tradingIsAllowed,
                    ReasonCode.SAF_HALT,
                    ReasonCode.SAF_FLATTEN,
                    ReasonCode.GATE_NO_TRADE),
            Rule.of(
                    "what is held back takes no new risk",
                    AmendRules::heldBackTakesNoNewRisk,
                    ReasonCode.SAF_SAFE_MODE,
                    ReasonCode.SAF_CLOSE_ONLY),
            Rule.of("the capability is declared", AmendRules::capabilityIsDeclared, ReasonCode.GATE_CAPABILITY),
            Rule.of("numbers are above zero", AmendRules::numbersAreUsable, ReasonCode.GATE_NUMBER),
            Rule.of("the order has a limit price to go by", AmendRules::hasLimitPrice, ReasonCode.GATE_PRICE),
            Rule.of("price is on tick, quantity is on lot", AmendRules::roundedToTickAndLot, ReasonCode.GATE_NUMBER),
            Rule.of("reduce-only never grows", AmendRules::reduceOnlyNeverGrows, ReasonCode.GATE_REDUCE_ONLY),
            Rule.of("there is a reference price", AmendRules::referenceIsKnown, ReasonCode.GATE_REFERENCE),
            Rule.of("the price is within slippage", AmendRules::priceWithinSlippage, ReasonCode.GATE_SLIPPAGE),
            Rule.of("quantity is within the venue's maximum", AmendRules::withinMaximum, ReasonCode.GATE_ABOVE_MAX),
            Rule.of("notional is within the budget", AmendRules::withinBudget, ReasonCode.GATE_BUDGET),
            Rule.of("quantity and notional reach the floor", AmendRules::aboveFloor, ReasonCode.GATE_BELOW_FLOOR));

    private AmendRules() {}

    private static @Nullable Denied somethingChanges(AmendDraft draft) {
        return draft.qty == null && draft.price == null ? new Denied(ReasonCode.GATE_META, "", "qty or price") : null;
    }

    /// While no orders may trade, no amendment may, but for one that asks for less when only the mode says so.
    private static @Nullable Denied tradingIsAllowed(AmendDraft draft) {
        return switch (draft.exposure.safety()) {
            case HALT -> deny(ReasonCode.SAF_HALT);
            case FLATTEN -> deny(ReasonCode.SAF_FLATTEN);
            case NORMAL, SAFE_MODE, CLOSE_ONLY ->
                draft.mode.trading() == Trading.NO_TRADE && draft.isNewRisk() ? deny(ReasonCode.GATE_NO_TRADE) : null;
        };
    }

    private static @Nullable Denied heldBackTakesNoNewRisk(AmendDraft draft) {
        if (draft.order.reduceOnly() || !draft.isNewRisk()) {
            return null;
        }
        if (draft.exposure.safety() == SafetyState.SAFE_MODE) {
            return deny(ReasonCode.SAF_SAFE_MODE);
        }
        if (draft.exposure.safety() == SafetyState.CLOSE_ONLY) {
            return deny(ReasonCode.SAF_CLOSE_ONLY);
        }
        boolean held = draft.mode.trading() != Trading.OPEN;
        boolean undoesTheCut = draft.mode.sizePercent() < 100 && draft.grows();
        return held || undoesTheCut ? deny(draft.mode.reason()) : null;
    }

    private static @Nullable Denied capabilityIsDeclared(AmendDraft draft) {
        return draft.isNewRisk() && !draft.profile.mayTrade(draft.instrument)
                ? new Denied(ReasonCode.GATE_CAPABILITY, "", draft.instrument.symbol())
                : null;
    }

    private static @Nullable Denied numbersAreUsable(AmendDraft draft) {
        if (draft.qty != null && !draft.qty.isPositive()) {
            return new Denied(ReasonCode.GATE_NUMBER, draft.qty.toString(), "qty > 0");
        }
        if (draft.price != null && !draft.price.isPositive()) {
            return new Denied(ReasonCode.GATE_NUMBER, draft.price.toString(), "price > 0");
        }
        return null;
    }

    /// What a market or stop-market order costs when it grows nobody can say, and a price is not its to have.
    private static @Nullable Denied hasLimitPrice(AmendDraft draft) {
        return draft.isNewRisk() && draft.order.price() == null
                ? new Denied(ReasonCode.GATE_PRICE, "", "an order with a limit price")
                : null;
    }

    private static @Nullable Denied roundedToTickAndLot(AmendDraft draft) {
        if (draft.qty != null) {
            draft.qty = draft.qty.toMultipleOf(draft.instrument.lotSize(), RoundingMode.DOWN);
        }
        if (draft.price != null) {
            draft.price = draft.price.toMultipleOf(draft.instrument.tickSize(), OrderRules.passive(draft.order.side()));
        }
        return draft.price != null && !draft.price.isPositive()
                ? new Denied(ReasonCode.GATE_NUMBER, "0", "price of at least one tick")
                : null;
    }

    private static @Nullable Denied reduceOnlyNeverGrows(AmendDraft draft) {
        return draft.order.reduceOnly() && draft.grows()
                ? new Denied(
                        ReasonCode.GATE_REDUCE_ONLY,
                        draft.newQty().toString(),
                        draft.order.qty().toString())
                : null;
    }

    private static @Nullable Denied referenceIsKnown(AmendDraft draft) {
        boolean needed = draft.isNewRisk() || draft.newPrice() == null;
        return needed && draft.reference == null ? deny(ReasonCode.GATE_REFERENCE) : null;
    }

    private static @Nullable Denied priceWithinSlippage(AmendDraft draft) {
        var price = draft.newPrice();
        if (price == null || draft.reference == null || !draft.isNewRisk()) {
            return null;
        }
        var side = draft.order.side();
        var worst = Slippage.worst(draft.reference, side, draft.risk.maxSlippageBps(), draft.instrument.tickSize());
        return Slippage.isBeyond(price, worst, side)
                ? new Denied(ReasonCode.GATE_SLIPPAGE, price.toString(), worst.toString())
                : null;
    }

    private static @Nullable Denied withinMaximum(AmendDraft draft) {
        var maximum = draft.instrument.maxQty();
        return draft.newQty().compareTo(maximum) > 0
                ? new Denied(ReasonCode.GATE_ABOVE_MAX, draft.newQty().toString(), maximum.toString())
                : null;
    }

    private static @Nullable Denied withinBudget(AmendDraft draft) {
        var price = draft.newPrice();
        if (price == null || draft.reference == null || !draft.isNewRisk() || draft.order.reduceOnly()) {
            return null;
        }
        var notional = draft.newQty()
                .toBigDecimal()
                .multiply(Slippage.highest(price, draft.reference, draft.order.side())
                        .toBigDecimal());
        var budget = draft.risk.budget().toBigDecimal();
        return notional.compareTo(budget) > 0
                ? new Denied(ReasonCode.GATE_BUDGET, notional.toPlainString(), budget.toPlainString())
                : null;
    }

    private static @Nullable Denied aboveFloor(AmendDraft draft) {
        var qty = draft.newQty();
        var least = draft.instrument.minQty();
        if (!qty.isPositive() || qty.compareTo(least) < 0) {
            return new Denied(ReasonCode.GATE_BELOW_FLOOR, qty.toString(), least.toString());
        }
        var price = draft.newPrice() == null ? draft.reference : draft.newPrice();
        if (price == null) {
            return deny(ReasonCode.GATE_REFERENCE);
        }
        var notional = qty.toBigDecimal().multiply(price.toBigDecimal());
        var floor = draft.instrument.minNotional().toBigDecimal();
        return notional.compareTo(floor) < 0
                ? new Denied(ReasonCode.GATE_BELOW_FLOOR, notional.toPlainString(), floor.toPlainString())
                : null;
    }

    private static Denied deny(ReasonCode code) {
        return new Denied(code, "", "");
    }
}
