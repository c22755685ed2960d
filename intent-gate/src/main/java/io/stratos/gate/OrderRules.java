package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Denied;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules an order passes, in the order in which they are asked; the first that denies is the reason.
///
/// A rule may make the draft safer (smaller, reduce-only, limit-only), never larger. To add a rule: a method here, its
/// place in [#IN_ORDER], its reason code, and a test that earns it; the property tests notice a rule that grows risk.
final class OrderRules {

    /// One rule; null lets the draft go on.
    @FunctionalInterface
    interface Rule {
        @Nullable
        Denied check(OrderDraft draft);
    }

    static final List<Rule> IN_ORDER = List.of(
            OrderRules::tradingIsAllowed,
            OrderRules::capabilityIsDeclared,
            OrderRules::numbersAreUsable,
            OrderRules::pricesFitTheType,
            OrderRules::timeInForceFits,
            OrderRules::safetyForcesReduceOnly,
            OrderRules::sizeIsCutByMode,
            OrderRules::marketBecomesLimit,
            OrderRules::roundedToTickAndLot,
            OrderRules::reduceOnlyNeverGrows,
            OrderRules::withinVenueSizes,
            OrderRules::priceWithinSlippage,
            OrderRules::notionalWithinFloorAndBudget);

    private static final Decimal HUNDRED = Decimal.ofWhole(100);

    private OrderRules() {}

    private static @Nullable Denied tradingIsAllowed(OrderDraft draft) {
        if (draft.exposure.safety() == SafetyState.HALT) {
            return deny(ReasonCode.SAF_HALT);
        }
        if (draft.exposure.safety() == SafetyState.FLATTEN) {
            return deny(ReasonCode.SAF_FLATTEN);
        }
        return draft.mode.trading() == GateMode.Trading.NO_TRADE ? deny(ReasonCode.GATE_NO_TRADE) : null;
    }

    private static @Nullable Denied capabilityIsDeclared(OrderDraft draft) {
        boolean declared = draft.profile.mayTrade(draft.instrument)
                && draft.profile.capabilities().orderTypes().contains(draft.type);
        return declared ? null : new Denied(ReasonCode.GATE_CAPABILITY, draft.type.name(), draft.instrument.symbol());
    }

    private static @Nullable Denied numbersAreUsable(OrderDraft draft) {
        if (!draft.qty.isPositive()) {
            return new Denied(ReasonCode.GATE_NUMBER, draft.qty.toString(), "qty > 0");
        }
        if (draft.price != null && !draft.price.isPositive()) {
            return new Denied(ReasonCode.GATE_NUMBER, draft.price.toString(), "price > 0");
        }
        if (draft.stopPrice != null && !draft.stopPrice.isPositive()) {
            return new Denied(ReasonCode.GATE_NUMBER, draft.stopPrice.toString(), "stop_price > 0");
        }
        return null;
    }

    private static @Nullable Denied pricesFitTheType(OrderDraft draft) {
        boolean wantsPrice = draft.type == OrderType.LIMIT || draft.type == OrderType.STOP_LIMIT;
        boolean wantsStop = draft.type == OrderType.STOP_MARKET || draft.type == OrderType.STOP_LIMIT;
        if (wantsPrice != (draft.price != null)) {
            return new Denied(ReasonCode.GATE_PRICE, draft.type.name(), wantsPrice ? "price set" : "no price");
        }
        if (wantsStop != (draft.stopPrice != null)) {
            return new Denied(ReasonCode.GATE_PRICE, draft.type.name(), wantsStop ? "stop_price set" : "no stop_price");
        }
        return null;
    }

    private static @Nullable Denied timeInForceFits(OrderDraft draft) {
        boolean immediate = draft.tif == TimeInForce.IOC || draft.tif == TimeInForce.FOK;
        if (draft.postOnly && (draft.type != OrderType.LIMIT || immediate)) {
            return new Denied(ReasonCode.GATE_TIF, "post_only " + draft.tif, "LIMIT with GTC or GTD");
        }
        boolean needsTime = draft.tif == TimeInForce.GTD;
        if (needsTime != (draft.expireTimeNanos != 0) || (needsTime && draft.expireTimeNanos <= draft.nowNanos)) {
            return new Denied(ReasonCode.GATE_TIF, draft.tif.name(), "GTD with a later expire_time");
        }
        return null;
    }

    private static @Nullable Denied safetyForcesReduceOnly(OrderDraft draft) {
        boolean held =
                draft.exposure.safety() != SafetyState.NORMAL || draft.mode.trading() == GateMode.Trading.REDUCE_ONLY;
        if (held && !draft.reduceOnly) {
            draft.reduceOnly = true;
            draft.degrade(heldBy(draft));
        }
        return null;
    }

    private static ReasonCode heldBy(OrderDraft draft) {
        return switch (draft.exposure.safety()) {
            case SAFE_MODE -> ReasonCode.SAF_SAFE_MODE;
            case CLOSE_ONLY -> ReasonCode.SAF_CLOSE_ONLY;
            case FLATTEN -> ReasonCode.SAF_FLATTEN;
            case HALT -> ReasonCode.SAF_HALT;
            case NORMAL -> draft.mode.reason();
        };
    }

    private static @Nullable Denied sizeIsCutByMode(OrderDraft draft) {
        if (draft.mode.sizePercent() < 100 && !draft.reduceOnly) {
            var cut = draft.qty
                    .toBigDecimal()
                    .multiply(Decimal.ofWhole(draft.mode.sizePercent()).toBigDecimal())
                    .divide(HUNDRED.toBigDecimal(), Decimal.SCALE_MAX, RoundingMode.DOWN);
            draft.qty = Decimal.of(
                    cut.divideToIntegralValue(draft.instrument.lotSize().toBigDecimal())
                            .multiply(draft.instrument.lotSize().toBigDecimal()));
            draft.degrade(draft.mode.reason());
        }
        return null;
    }

    private static @Nullable Denied marketBecomesLimit(OrderDraft draft) {
        if (!draft.mode.limitOnly() || draft.type != OrderType.MARKET) {
            return null;
        }
        var worst = draft.worstPrice();
        if (worst == null) {
            return deny(ReasonCode.GATE_REFERENCE);
        }
        draft.type = OrderType.LIMIT;
        draft.tif = TimeInForce.IOC;
        draft.price = worst;
        draft.degrade(draft.mode.reason());
        return null;
    }

    /// Quantities down; limit prices to the passive side, so that rounding never pays more (SPEC M-20, R-3).
    private static @Nullable Denied roundedToTickAndLot(OrderDraft draft) {
        draft.qty = draft.qty.toMultipleOf(draft.instrument.lotSize(), RoundingMode.DOWN);
        if (draft.price != null) {
            draft.price = draft.price.toMultipleOf(draft.instrument.tickSize(), passive(draft.side));
        }
        if (draft.stopPrice != null) {
            draft.stopPrice = draft.stopPrice.toMultipleOf(draft.instrument.tickSize(), passive(draft.side));
        }
        boolean vanished = (draft.price != null && !draft.price.isPositive())
                || (draft.stopPrice != null && !draft.stopPrice.isPositive());
        return vanished ? new Denied(ReasonCode.GATE_NUMBER, "0", "price of at least one tick") : null;
    }

    static RoundingMode passive(Side side) {
        return side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
    }

    private static @Nullable Denied reduceOnlyNeverGrows(OrderDraft draft) {
        if (!draft.reduceOnly) {
            return null;
        }
        var most = draft.reducible().toMultipleOf(draft.instrument.lotSize(), RoundingMode.DOWN);
        if (!most.isPositive()) {
            var held = draft.degradedBy();
            return new Denied(
                    held.isEmpty() ? ReasonCode.GATE_REDUCE_ONLY : held.getFirst(), draft.qty.toString(), "0");
        }
        if (draft.qty.compareTo(most) > 0) {
            draft.qty = most;
            draft.degrade(ReasonCode.GATE_REDUCE_ONLY);
        }
        return null;
    }

    private static @Nullable Denied withinVenueSizes(OrderDraft draft) {
        if (!draft.qty.isPositive() || draft.qty.compareTo(draft.instrument.minQty()) < 0) {
            return new Denied(
                    ReasonCode.GATE_BELOW_FLOOR,
                    draft.qty.toString(),
                    draft.instrument.minQty().toString());
        }
        if (draft.qty.compareTo(draft.instrument.maxQty()) > 0) {
            return new Denied(
                    ReasonCode.GATE_ABOVE_MAX,
                    draft.qty.toString(),
                    draft.instrument.maxQty().toString());
        }
        return null;
    }

    private static @Nullable Denied priceWithinSlippage(OrderDraft draft) {
        var reference = draft.exposure.referencePrice(draft.instrument.id());
        if (reference == null) {
            return draft.price == null ? deny(ReasonCode.GATE_REFERENCE) : null;
        }
        if (draft.price == null || draft.type != OrderType.LIMIT) {
            return null;
        }
        var worst = Slippage.worst(reference, draft.side, draft.risk.maxSlippageBps(), draft.instrument.tickSize());
        boolean beyond = draft.side == Side.BUY
                ? draft.price.compareTo(worst.max(reference)) > 0
                : draft.price.compareTo(worst.min(reference)) < 0;
        return beyond ? new Denied(ReasonCode.GATE_SLIPPAGE, draft.price.toString(), worst.toString()) : null;
    }

    private static @Nullable Denied notionalWithinFloorAndBudget(OrderDraft draft) {
        var price = draft.worstPrice();
        if (price == null) {
            return deny(ReasonCode.GATE_REFERENCE);
        }
        var notional = draft.qty.toBigDecimal().multiply(price.toBigDecimal());
        var floor = draft.instrument.minNotional().toBigDecimal();
        if (notional.compareTo(floor) < 0) {
            return new Denied(ReasonCode.GATE_BELOW_FLOOR, notional.toPlainString(), floor.toPlainString());
        }
        var budget = draft.risk.budget().toBigDecimal();
        if (!draft.reduceOnly && notional.compareTo(budget) > 0) {
            return new Denied(ReasonCode.GATE_BUDGET, notional.toPlainString(), budget.toPlainString());
        }
        return null;
    }

    private static Denied deny(ReasonCode code) {
        return new Denied(code, "", "");
    }
}
