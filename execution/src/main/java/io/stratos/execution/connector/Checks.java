package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.risk.RiskAnswer;
import io.stratos.execution.risk.RiskQuestion;
import io.stratos.execution.safety.Interlock;
import io.stratos.execution.safety.SafetyAction;
import io.stratos.execution.safety.SafetyMatrix;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.RequestBudget.Purpose;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.gate.ApprovedIntent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What stands between an approved intent and the venue, in a declared order: what the venue
/// offers, the intent's age, safety, orders of unknown outcome, risk. The first that refuses gives
/// the reason.
final class Checks {

    private final AccountSetup setup;
    private final Orders orders;
    private final PositionBook positions;
    private final ReferencePrices prices;
    private final Interlock interlock;
    private final Projection projection;
    private final AccountRisk risk;
    private final BooleanSupplier isPending;
    private final @Nullable RequestBudget budget;
    private final Set<InstanceId> halted = new HashSet<>();

    /// @param isPending whether the account waits for the verdict of a reconciliation
    /// @param budget of requests to the venue, null for a venue that has no limit
    Checks(
            AccountSetup setup,
            Orders orders,
            PositionBook positions,
            ReferencePrices prices,
            Interlock interlock,
            Projection projection,
            AccountRisk risk,
            BooleanSupplier isPending,
            @Nullable RequestBudget budget) {
        this.setup = setup;
        this.orders = orders;
        this.positions = positions;
        this.prices = prices;
        this.interlock = interlock;
        this.projection = projection;
        this.risk = risk;
        this.isPending = isPending;
        this.budget = budget;
    }

    /// An instance halted: as long as this process lives, nothing of it opens or grows a position.
    void halted(InstanceId instance) {
        halted.add(instance);
    }

    /// Somebody is in charge of the instance again.
    void takenUp(InstanceId instance) {
        halted.remove(instance);
    }

    @Nullable
    Denial ofOrder(ApprovedIntent approved, Intent.Order asked, Order order, long nowNanos) {
        if (!isOffered(setup.venue(), asked)) {
            return new Denial(ReasonCode.EXE_UNSUPPORTED);
        }
        if (nowNanos > notAfterNanos(approved)) {
            return tooLate(approved, nowNanos);
        }
        var action = projection.ofOrder(order);
        var instrument = instrument(approved, order.instrument());
        var denial = ofRisk(instrument, order, order.qty(), order.price(), action, nowNanos);
        return denial == null ? ofBudget(action, nowNanos) : denial;
    }

    @Nullable
    Denial ofCancel(Order order) {
        return ofSafety(order, projection.ofCancel(order));
    }

    /// Whether taking the order back would leave a position without it.
    boolean isProtective(Order order) {
        return projection.protects(order);
    }

    /// Whether safety as it is now lets no entry of the order's instance rest.
    boolean isTakenBack(Order order) {
        return stateOf(order).compareTo(SafetyState.CLOSE_ONLY) >= 0;
    }

    /// Whether the order can only make a position smaller.
    boolean reduces(Order order) {
        return !isIncrease(projection.ofOrder(order));
    }

    @Nullable
    Denial ofAmend(ApprovedIntent approved, Order order, Decimal qty, @Nullable Decimal price, long nowNanos) {
        if (nowNanos > notAfterNanos(approved)) {
            return tooLate(approved, nowNanos);
        }
        if (qty.compareTo(order.executed()) <= 0) {
            return new Denial(
                    ReasonCode.EXE_AMEND_REJECTED,
                    qty.toString(),
                    order.executed().toString());
        }
        var unsafe = replacesToAmend() ? ofCancel(order) : null;
        if (unsafe != null) {
            return unsafe;
        }
        var action = replacesToAmend() ? projection.ofReplacing(order, qty) : projection.ofAmend(order, qty, price);
        var instrument = instrument(approved, order.instrument());
        var denial = ofRisk(instrument, order, qty.minus(order.executed()), price, action, nowNanos);
        return denial == null ? ofBudget(action, nowNanos) : denial;
    }

    /// Whether the venue cannot change orders, so that an amend takes one back and places another.
    boolean replacesToAmend() {
        return !setup.venue().amend();
    }

    /// A staged order whose turn has come, by everything as it is now; its place in the budget was taken
    /// before.
    @Nullable
    Denial ofStaged(Order order, long nowNanos) {
        if (nowNanos > order.notAfterNanos()) {
            return new Denial(
                    ReasonCode.EXE_NOT_SENT_TOO_LATE, Long.toString(nowNanos), Long.toString(order.notAfterNanos()));
        }
        var instrument = setup.instrument(order.instrument());
        return ofRisk(instrument, order, order.qty(), order.price(), projection.ofOrder(order), nowNanos);
    }

    /// What takes new risk leaves room in the budget for questions and cancels. What can only make a
    /// position smaller always goes: no limit keeps anyone from getting out.
    private @Nullable Denial ofBudget(SafetyAction action, long nowNanos) {
        if (!isIncrease(action)) {
            countUrgent(nowNanos);
            return null;
        }
        boolean isLeft = budget == null || budget.take(Purpose.PLACE, nowNanos);
        return isLeft ? null : new Denial(ReasonCode.EXE_RATE_LIMITED);
    }

    /// A cancel always goes, and so does a repeat that settles a doubt; it counts all the same.
    void countUrgent(long nowNanos) {
        if (budget != null) {
            budget.take(Purpose.CANCEL, nowNanos);
        }
    }

    /// The same question again when a committed request is about to leave: is it still in time, and
    /// does the interlock as it is now still let it through?
    ReasonCode ofRelease(VenueRequest request, Order order, long notAfterNanos, long nowNanos) {
        boolean isOvertaken =
                request instanceof VenueRequest.Place && (!order.mayBePlaced() || isStaleRepeat(order, nowNanos));
        return isOvertaken ? ReasonCode.EXE_NOT_SENT_TOO_LATE : ofRequest(request, order, notAfterNanos, nowNanos);
    }

    /// What spoke for sending an order again does not hold for long: the venue may forget its id. Counted
    /// from the decision: that somebody took the order back meanwhile makes the repeat no younger.
    private boolean isStaleRepeat(Order order, long nowNanos) {
        var policy = setup.reconcile();
        return policy != null && order.attempts() > 1 && nowNanos - order.doubtFromNanos() > policy.answerNanos();
    }

    /// Whether the identical request could go out once more.
    ReasonCode ofResubmit(VenueRequest.Place place, Order order, long nowNanos) {
        return ofRequest(place, order, repeatNotAfterNanos(order), nowNanos);
    }

    /// Last moment at which an order of unknown outcome may be asked for again. A close of the host's own
    /// that is reduce-only never gets too old for that: where the venue may be asked again it makes nothing
    /// of its kind twice, a reduce-only order at the worst price of then harms at no later time, and until
    /// it ends nothing else closes what is held.
    static long repeatNotAfterNanos(Order order) {
        return order.isHostMade() && order.isProtective() ? Long.MAX_VALUE : order.notAfterNanos();
    }

    private ReasonCode ofRequest(VenueRequest request, Order order, long notAfterNanos, long nowNanos) {
        if (nowNanos > notAfterNanos) {
            return ReasonCode.EXE_NOT_SENT_TOO_LATE;
        }
        var action = switch (request) {
            case VenueRequest.Place _ -> projection.ofOrder(order);
            case VenueRequest.Cancel _ ->
                isInTheWay(order) || isNobodys(order) ? SafetyAction.CANCEL_ENTRY : projection.ofCancel(order);
            case VenueRequest.Amend amend -> projection.ofAmend(order, amend.qty(), amend.price());
        };
        var code = SafetyMatrix.judge(stateOf(order), action);
        if (code != ReasonCode.OK || !isIncrease(action)) {
            return code;
        }
        return isRepeat(request, order) ? ofPending() : ofDoubt(order);
    }

    /// Whether it settles a doubt and is no new risk: the order counts already. Two in doubt would else
    /// keep each other waiting for ever.
    private static boolean isRepeat(VenueRequest request, Order order) {
        return request instanceof VenueRequest.Place && order.status().lifecycle() == Lifecycle.UNKNOWN;
    }

    /// Whether the connector, which flattens, takes it back because its close would have to wait for it.
    private boolean isInTheWay(Order order) {
        boolean isOurs =
                order.status().pending() == Pending.CANCEL && order.requests().cancel() == null;
        return isOurs && stateOf(order) == SafetyState.FLATTEN && projection.counts(order);
    }

    /// Whether it is over here and could still open a position or turn one round: nobody counts it any more.
    private boolean isNobodys(Order order) {
        return order.status().lifecycle().isTerminal() && projection.counts(order);
    }

    /// New risk waits while the account is being reconciled, and on an instrument where something is unknown.
    private ReasonCode ofDoubt(Order order) {
        var pending = ofPending();
        boolean isBlocked = pending == ReasonCode.OK && orders.hasUnknown(order.instrument(), order);
        return isBlocked ? ReasonCode.RSK_UNKNOWN_BLOCK : pending;
    }

    private ReasonCode ofPending() {
        return isPending.getAsBoolean() ? ReasonCode.REC_PENDING : ReasonCode.OK;
    }

    private static boolean isIncrease(SafetyAction action) {
        return action == SafetyAction.INCREASE || action == SafetyAction.AMEND_UP;
    }

    /// Last moment an intent may leave, `Long.MAX_VALUE` if it never gets too old.
    static long notAfterNanos(ApprovedIntent approved) {
        var risk = Required.field("risk_context", approved.intent().riskContext());
        long sum = approved.decidedAtNanos() + risk.maxDelayNanos();
        return sum < approved.decidedAtNanos() ? Long.MAX_VALUE : sum;
    }

    private static Denial tooLate(ApprovedIntent approved, long nowNanos) {
        return new Denial(
                ReasonCode.EXE_NOT_SENT_TOO_LATE, Long.toString(nowNanos), Long.toString(notAfterNanos(approved)));
    }

    private @Nullable Denial ofRisk(
            Instrument instrument,
            Order order,
            Decimal qty,
            @Nullable Decimal price,
            SafetyAction action,
            long nowNanos) {
        var unsafe = ofSafety(order, action);
        if (unsafe != null) {
            return unsafe;
        }
        boolean increases = isIncrease(action);
        var doubt = increases ? ofDoubt(order) : ReasonCode.OK;
        if (doubt != ReasonCode.OK) {
            return new Denial(doubt);
        }
        boolean isNetted = setup.selfTrade() == SelfTrade.NET && isNew(order);
        if (!isNetted && !met(order, price).isEmpty()) {
            return new Denial(ReasonCode.GATE_SELFTRADE);
        }
        var question = new RiskQuestion(
                setup.account(),
                order.instance(),
                instrument,
                order.side(),
                qty,
                priceOf(order, price),
                increases,
                positions.accountQty(order.instrument()),
                projection.openBefore(order),
                orders.live().size() - (orders.isLive(order.clientOrderId()) ? 1 : 0),
                risk.without(order, nowNanos));
        return switch (setup.risk().check(question)) {
            case RiskAnswer.Allowed _ -> null;
            case RiskAnswer.Refused(var code, var got, var limit) -> new Denial(code, got, limit);
        };
    }

    /// Live orders of the account that the order could trade with, at the prices they have and those they were
    /// asked to have. A stop that waits meets nobody; what the host closes always may: getting out goes first.
    private List<Order> met(Order order, @Nullable Decimal price) {
        if (setup.selfTrade() == SelfTrade.ALLOW || order.isHostMade() || waits(order)) {
            return List.of();
        }
        return orders.live().stream()
                .filter(other -> other != order
                        && other.instrument() == order.instrument()
                        && other.side() != order.side()
                        && !waits(other)
                        && other.leaves().isPositive()
                        && (areMarketable(order.side(), price, other.price())
                                || areMarketable(order.side(), price, askedPrice(other))))
                .toList();
    }

    /// Whether an order is a stop of which nothing says that its trigger came.
    private static boolean waits(Order order) {
        return order.stopPrice() != null
                && order.executed().isZero()
                && order.status().lifecycle() != Lifecycle.OPEN;
    }

    /// The price at which the order may stand soon: an amend is under way.
    private static @Nullable Decimal askedPrice(Order order) {
        return order.requests().hasAmend() ? order.requests().amendPrice() : order.price();
    }

    /// Orders of the account with which a new one is to be netted: best price first, then oldest.
    List<Order> nets(Order order) {
        if (setup.selfTrade() != SelfTrade.NET) {
            return List.of();
        }
        Comparator<Order> byPrice = Comparator.comparing(Order::price, Comparator.nullsFirst(Decimal::compareTo));
        return met(order, order.price()).stream()
                .sorted((order.side() == Side.BUY ? byPrice : byPrice.reversed())
                        .thenComparing(Order::createdAtNanos)
                        .thenComparing(Order::clientOrderId))
                .toList();
    }

    /// Not sent, and not staged before: netting still lies before it.
    private boolean isNew(Order order) {
        return order.isStaged() && orders.findStaged(order.instance(), order.ref()) != order;
    }

    private static boolean areMarketable(Side side, @Nullable Decimal own, @Nullable Decimal other) {
        if (own == null || other == null) {
            return true;
        }
        return side == Side.BUY ? own.compareTo(other) >= 0 : own.compareTo(other) <= 0;
    }

    /// What a unit is worth at worst: the limit, else the trigger, else the newest price; for a sell not
    /// below the market.
    private @Nullable Decimal priceOf(Order order, @Nullable Decimal limit) {
        var newest = positive(prices.find(order.instrument()));
        var own = limit != null ? limit : order.stopPrice();
        if (own == null || newest == null) {
            return own == null ? newest : own;
        }
        return order.side() == Side.SELL ? own.max(newest) : own; // a sell below the market fills at the market
    }

    /// A price of nothing is none: what it is worth cannot be said.
    private static @Nullable Decimal positive(@Nullable Decimal price) {
        return price != null && price.isPositive() ? price : null;
    }

    private @Nullable Denial ofSafety(Order order, SafetyAction action) {
        var state = stateOf(order);
        var code = SafetyMatrix.judge(state, action);
        return code == ReasonCode.OK ? null : new Denial(code, action.name(), state.name());
    }

    /// Nobody is in charge of what a halted instance would hold.
    private SafetyState stateOf(Order order) {
        var state = interlock.tightest(order.beneficiary());
        boolean isTight = state.compareTo(SafetyState.CLOSE_ONLY) >= 0;
        return isTight || !halted.contains(order.beneficiary()) ? state : SafetyState.CLOSE_ONLY;
    }

    private Instrument instrument(ApprovedIntent approved, int id) {
        var named = approved.instrument();
        return named != null ? named : setup.instrument(id);
    }

    private static boolean isOffered(VenueTraits venue, Intent.Order asked) {
        return venue.orderTypes().contains(Required.field("type", asked.type()))
                && venue.timesInForce().contains(Required.field("tif", asked.tif()))
                && (venue.postOnly() || !asked.postOnly());
    }
}
