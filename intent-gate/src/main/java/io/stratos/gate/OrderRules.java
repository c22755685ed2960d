package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Denied;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules an order passes, in the order in which they are asked; the first that denies is the reason.
///
/// A rule may make the draft safer (smaller, reduce-only, limit-only), never larger. What a mode or the
/// interlock makes
/// safer comes after every limit on what was asked for: else holding an instance back could let through what
/// is denied
/// when it is free. To add a rule: a method here, its place in [#IN_ORDER], its reason code, a test that earns it and
/// its line in `docs/reference/gate.md`; the property tests notice a rule that grows risk.
final class OrderRules {

    static final List<Rule<OrderDraft>> IN_ORDER = List.of(
            Rule.of(
                    "trading is allowed",
                    OrderRules::tradingIsAllowed,
                    ReasonCode.SAF_HALT,
                    ReasonCode.SAF_FLATTEN,
                    ReasonCode.GATE_NO_TRADE),
            Rule.of("the capability is declared", OrderRules::capabilityIsDeclared, ReasonCode.GATE_CAPABILITY),
            Rule.of("numbers are above zero", OrderRules::numbersAreUsable, ReasonCode.GATE_NUMBER),
            Rule.of("prices are those of the type", OrderRules::pricesFitTheType, ReasonCode.GATE_PRICE),
            Rule.of("time in force fits", OrderRules::timeInForceFits, ReasonCode.GATE_TIF),
            Rule.of("prices are on tick, quantity is on lot", OrderRules::roundedToTickAndLot, ReasonCode.GATE_NUMBER),
            Rule.of("there is a reference price", OrderRules::referenceIsKnown, ReasonCode.GATE_REFERENCE),
            Rule.of("a stop lies ahead of the market", OrderRules::stopLiesAhead, ReasonCode.GATE_PRICE),
            Rule.of("the price is within slippage", OrderRules::priceWithinSlippage, ReasonCode.GATE_SLIPPAGE),
            Rule.of("reduce-only can only reduce", OrderRules::reduceOnlyNeverGrows, ReasonCode.GATE_REDUCE_ONLY),
            Rule.of("quantity is within the venue's maximum", OrderRules::withinMaximum, ReasonCode.GATE_ABOVE_MAX),
            Rule.of("notional is within the budget", OrderRules::withinBudget, ReasonCode.GATE_BUDGET),
            Rule.of("size is cut by the mode", OrderRules::sizeIsCutByMode),
            Rule.of(
                    "what is held back only reduces",
                    OrderRules::heldBackOnlyReduces,
                    ReasonCode.SAF_SAFE_MODE,
                    ReasonCode.SAF_CLOSE_ONLY,
                    ReasonCode.GATE_REDUCE_ONLY),
            Rule.of("quantity and notional reach the floor", OrderRules::aboveFloor, ReasonCode.GATE_BELOW_FLOOR),
            Rule.of("market becomes limit by the mode", OrderRules::marketBecomesLimit));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
        if (needsTime && draft.type == OrderType.MARKET) {
            return new Denied(ReasonCode.GATE_TIF, "MARKET GTD", "GTC, IOC or FOK");
        }
        if (needsTime != (draft.expireTimeNanos != 0) || (needsTime && draft.expireTimeNanos <= draft.nowNanos)) {
            return new Denied(ReasonCode.GATE_TIF, draft.tif.name(), "GTD with a later expire_time");
        }
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

    /// Max slippage is a promise against the reference: without one it cannot be kept, whatever the type.
    private static @Nullable Denied referenceIsKnown(OrderDraft draft) {
        return draft.hasReference() ? null : deny(ReasonCode.GATE_REFERENCE);
    }

    /// A stop the market has passed would trade at once, as a market order in disguise.
    private static @Nullable Denied stopLiesAhead(OrderDraft draft) {
        if (draft.stopPrice == null) {
            return null;
        }
        int past = draft.stopPrice.compareTo(draft.reference());
        boolean ahead = draft.side == Side.BUY ? past > 0 : past < 0;
        return ahead
                ? null
                : new Denied(ReasonCode.GATE_PRICE, draft.stopPrice.toString(), "stop_price past " + draft.reference());
    }

    private static @Nullable Denied priceWithinSlippage(OrderDraft draft) {
        var worst = draft.worst();
        boolean beyond = draft.price == null ? !worst.isPositive() : Slippage.isBeyond(draft.price, worst, draft.side);
        return beyond ? new Denied(ReasonCode.GATE_SLIPPAGE, text(draft.price), worst.toString()) : null;
    }

    private static @Nullable Denied reduceOnlyNeverGrows(OrderDraft draft) {
        return draft.reduceOnly ? clampToReducible(draft, ReasonCode.GATE_REDUCE_ONLY) : null;
    }

    private static @Nullable Denied clampToReducible(OrderDraft draft, ReasonCode reason) {
        var most = draft.reducible();
        if (!most.isPositive()) {
            return new Denied(reason, draft.qty.toString(), "0");
        }
        if (draft.qty.compareTo(most) > 0) {
            draft.qty = most;
            draft.degrade(ReasonCode.GATE_REDUCE_ONLY);
        }
        return null;
    }

    private static @Nullable Denied withinMaximum(OrderDraft draft) {
        var maximum = draft.instrument.maxQty();
        return draft.qty.compareTo(maximum) > 0
                ? new Denied(ReasonCode.GATE_ABOVE_MAX, draft.qty.toString(), maximum.toString())
                : null;
    }

    /// Closing needs no budget: it takes back what is at stake.
    private static @Nullable Denied withinBudget(OrderDraft draft) {
        if (draft.reduceOnly) {
            return null;
        }
        var notional = draft.qty.toBigDecimal().multiply(draft.highestPrice().toBigDecimal());
        var budget = draft.risk.budget().toBigDecimal();
        return notional.compareTo(budget) > 0
                ? new Denied(ReasonCode.GATE_BUDGET, notional.toPlainString(), budget.toPlainString())
                : null;
    }

    private static @Nullable Denied sizeIsCutByMode(OrderDraft draft) {
        if (draft.mode.sizePercent() < 100 && !draft.reduceOnly) {
            var cut = draft.qty
                    .toBigDecimal()
                    .multiply(BigDecimal.valueOf(draft.mode.sizePercent()))
                    .divide(HUNDRED);
            var lot = draft.instrument.lotSize().toBigDecimal();
            draft.qty = Decimal.of(cut.divideToIntegralValue(lot).multiply(lot));
            draft.degrade(draft.mode.reason());
        }
        return null;
    }

    private static @Nullable Denied heldBackOnlyReduces(OrderDraft draft) {
        var held = heldBy(draft);
        if (held == null || draft.reduceOnly) {
            return null;
        }
        draft.reduceOnly = true;
        draft.degrade(held);
        return clampToReducible(draft, held);
    }

    private static @Nullable ReasonCode heldBy(OrderDraft draft) {
        return switch (draft.exposure.safety()) {
            case SAFE_MODE -> ReasonCode.SAF_SAFE_MODE;
            case CLOSE_ONLY -> ReasonCode.SAF_CLOSE_ONLY;
            case FLATTEN -> ReasonCode.SAF_FLATTEN;
            case HALT -> ReasonCode.SAF_HALT;
            case NORMAL -> draft.mode.trading() == GateMode.Trading.OPEN ? null : draft.mode.reason();
        };
    }

    private static @Nullable Denied aboveFloor(OrderDraft draft) {
        var least = draft.instrument.minQty();
        if (!draft.qty.isPositive() || draft.qty.compareTo(least) < 0) {
            return new Denied(ReasonCode.GATE_BELOW_FLOOR, draft.qty.toString(), least.toString());
        }
        var notional = draft.qty.toBigDecimal().multiply(draft.lowestPrice().toBigDecimal());
        var floor = draft.instrument.minNotional().toBigDecimal();
        return notional.compareTo(floor) < 0
                ? new Denied(ReasonCode.GATE_BELOW_FLOOR, notional.toPlainString(), floor.toPlainString())
                : null;
    }

    /// Last, so that it changes nothing that was judged: only where the worst price stands written. A stop that
    /// protects stays a market order: a limit could leave the position behind.
    private static @Nullable Denied marketBecomesLimit(OrderDraft draft) {
        boolean enters = draft.type == OrderType.STOP_MARKET && !draft.reduceOnly;
        if (!draft.mode.limitOnly() || !(draft.type == OrderType.MARKET || enters)) {
            return null;
        }
        draft.price = draft.worst();
        if (enters) {
            draft.type = OrderType.STOP_LIMIT;
        } else {
            draft.type = OrderType.LIMIT;
            draft.tif = draft.tif == TimeInForce.FOK ? TimeInForce.FOK : TimeInForce.IOC;
        }
        draft.degrade(draft.mode.reason());
        return null;
    }

    private static String text(@Nullable Decimal price) {
        return price == null ? "" : price.toString();
    }

    private static Denied deny(ReasonCode code) {
        return new Denied(code, "", "");
    }
}
