package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import org.jspecify.annotations.Nullable;

/// Takes requests for one instrument: checks them, lets orders take what they cross, queues the
/// rest.
final class OrderDesk {

    private final Instrument instrument;
    private final int priceScale;
    private final int qtyScale;
    private final MarketPrices prices;
    private final Executions executions;
    private final Shown shown;
    private final OrderQueue bids = OrderQueue.bids();
    private final OrderQueue asks = OrderQueue.asks();
    private final OrderQueue buyStops = OrderQueue.buyStops();
    private final OrderQueue sellStops = OrderQueue.sellStops();
    private final Rivals rivals = new Rivals(bids, asks, this::fillable);

    /// What the market shows at a price.
    @FunctionalInterface
    interface Shown {
        /// Lots ahead of an order that comes to rest there, [PaperOrder#AHEAD_UNKNOWN] if it is not seen.
        long ahead(boolean isBuy, long price);
    }

    OrderDesk(Instrument instrument, MarketPrices prices, Executions executions, Shown shown) {
        this.instrument = instrument;
        this.prices = prices;
        this.executions = executions;
        this.shown = shown;
        priceScale = instrument.tickSize().scale();
        qtyScale = instrument.lotSize().scale();
    }

    void place(PaperAccount account, VenueRequest.Place asked) {
        var refusal = refusal(account, asked);
        if (refusal != null) {
            executions.report(account, new VenueReport.Rejected(asked.clientOrderId(), refusal));
            return;
        }
        var order = new PaperOrder(account, asked, executions.nextOrder(), priceScale, qtyScale);
        order.priority = executions.nextPriority();
        order.acceptedNanos = executions.clockNanos();
        account.open().add(order);
        boolean waits = order.isStop() && !isTriggered(order);
        executions.acknowledged(order, !waits);
        if (waits) {
            queue(order).add(order);
            order.restingSinceNanos = executions.clockNanos();
        } else {
            order.isTriggered = order.isStop();
            activate(order, prices.opposite(order.isBuy()));
        }
    }

    /// The first rule that a new order breaks, or null.
    private @Nullable ReasonCode refusal(PaperAccount account, VenueRequest.Place asked) {
        boolean isBuy = asked.side() == Side.BUY;
        var price = asked.price();
        var stopPrice = asked.stopPrice();
        if (!Filters.pass(instrument, asked.qty(), price)
                || (stopPrice != null && !Filters.passPrice(instrument, stopPrice))) {
            return ReasonCode.EXE_FILTER;
        }
        if (asked.type() == OrderType.MARKET && !prices.isKnown() && rivals.best(account, isBuy) == null) {
            return ReasonCode.EXE_NO_LIQUIDITY;
        }
        if (!Filters.passNotional(instrument, asked.qty(), worth(account, price, stopPrice, isBuy))) {
            return ReasonCode.EXE_FILTER;
        }
        if (asked.tif() == TimeInForce.GTD && asked.expireTimeNanos() <= executions.clockNanos()) {
            return ReasonCode.EXE_EXPIRED;
        }
        if (asked.reduceOnly() && reducible(account, isBuy) == 0) {
            return ReasonCode.GATE_REDUCE_ONLY;
        }
        if (asked.postOnly()
                && price != null
                && stopPrice == null
                && crosses(account, isBuy, Scale.exact(price, priceScale))) {
            return ReasonCode.EXE_POST_ONLY_CROSSED;
        }
        return null;
    }

    void cancel(PaperOrder order) {
        remove(order, VenueOrder.State.CANCELED);
        executions.canceled(order, ReasonCode.EXE_CANCELED);
    }

    void expire(PaperOrder order) {
        remove(order, VenueOrder.State.EXPIRED);
        executions.report(order.account, new VenueReport.Expired(order.clientOrderId));
    }

    void amend(PaperOrder order, VenueRequest.Amend asked) {
        var refusal = refusal(order, asked);
        if (refusal != null) {
            executions.report(order.account, new VenueReport.AmendRejected(order.clientOrderId, refusal));
            return;
        }
        long qty = Scale.exact(asked.qty(), qtyScale);
        long price = asked.price() == null ? order.price : Scale.exact(asked.price(), priceScale);
        boolean isMoved = price != order.price;
        if (isMoved || qty > order.qty) {
            dequeue(order);
            order.priority = executions.nextPriority();
        }
        order.qty = qty;
        order.price = price;
        order.account.open().changed(order);
        executions.report(order.account, new VenueReport.Amended(order.clientOrderId, asked.qty(), priceOf(order)));
        if (order.waitsForTrigger() || !isMoved) {
            requeue(order);
        } else {
            activate(order, prices.opposite(order.isBuy()));
        }
    }

    private @Nullable ReasonCode refusal(PaperOrder order, VenueRequest.Amend asked) {
        var price = asked.price();
        if ((price != null && !order.hasLimit()) || asked.qty().compareTo(new Decimal(order.filled, qtyScale)) <= 0) {
            return ReasonCode.EXE_AMEND_REJECTED;
        }
        var worth = price != null ? price : order.hasLimit() ? order.priceAt(priceScale) : stopOf(order);
        if (!Filters.pass(instrument, asked.qty(), price) || !Filters.passNotional(instrument, asked.qty(), worth)) {
            return ReasonCode.EXE_FILTER;
        }
        boolean takes = price != null && crosses(order.account, order.isBuy(), Scale.exact(price, priceScale));
        return order.postOnly && takes && !order.waitsForTrigger() ? ReasonCode.EXE_POST_ONLY_CROSSED : null;
    }

    /// Lets an order take what it crosses, the market's part starting at `base`, and queues or ends what is
    /// left.
    void activate(PaperOrder order, long base) {
        boolean takes = takes(order, base);
        if (order.postOnly && (takes || rivals.against(order) != null)) {
            finish(order, ReasonCode.EXE_POST_ONLY_CROSSED);
            return;
        }
        long market = takes ? prices.takeable(order.isBuy()) : 0;
        if (order.tif == TimeInForce.FOK && !canFillWhole(order, market)) {
            finish(order, ReasonCode.EXE_NO_LIQUIDITY);
            return;
        }
        take(order, base, market);
        if (order.leaves() == 0) {
            return;
        }
        if (order.reduceOnly && reducible(order.account, order.isBuy()) == 0) {
            finish(order, ReasonCode.GATE_REDUCE_ONLY);
        } else if (order.canRest()) {
            order.restingSinceNanos = executions.clockNanos();
            order.ahead = shown.ahead(order.isBuy(), order.price);
            requeue(order);
        } else {
            finish(order, ReasonCode.EXE_NO_LIQUIDITY);
        }
    }

    /// Takes from other accounts what they offer at a better price than the market, then the market's, then
    /// theirs again as far as the limit goes.
    private void take(PaperOrder order, long base, long market) {
        long left = market;
        for (long wanted = fillable(order); wanted > 0; wanted = fillable(order)) {
            var rival = rivals.against(order);
            if (rival != null && (left <= 0 || isBetter(order.isBuy(), rival.price, base))) {
                meet(order, rival, wanted);
            } else if (left > 0) {
                long qty = Math.min(wanted, left);
                left -= qty;
                prices.taken(order.isBuy(), qty);
                execute(order, takerPrice(order, base), qty, Liquidity.TAKER);
            } else {
                return;
            }
        }
    }

    /// Lets two accounts trade with each other, at the price of the one who was there first.
    private void meet(PaperOrder taker, PaperOrder maker, long wanted) {
        long qty = Math.min(wanted, fillable(maker));
        if (qty == 0) {
            finish(maker, ReasonCode.GATE_REDUCE_ONLY);
            return;
        }
        execute(maker, maker.price, qty, Liquidity.MAKER);
        execute(taker, maker.price, qty, Liquidity.TAKER);
    }

    private boolean canFillWhole(PaperOrder order, long market) {
        return fillable(order) == order.leaves()
                && (market >= order.leaves() || rivals.offered(order) >= order.leaves() - market);
    }

    private static boolean isBetter(boolean isBuy, long price, long than) {
        return isBuy ? price < than : price > than;
    }

    /// Fills a part of an order; one that is filled is gone.
    void execute(PaperOrder order, long price, long qty, Liquidity liquidity) {
        order.filled += qty;
        order.account.open().changed(order);
        executions.filled(order, new Decimal(price, priceScale), new Decimal(qty, qtyScale), liquidity);
        if (order.leaves() == 0) {
            remove(order, VenueOrder.State.FILLED);
        }
    }

    /// Ends an order that the venue itself will not go on with.
    void finish(PaperOrder order, ReasonCode code) {
        remove(order, VenueOrder.State.CANCELED);
        executions.canceled(order, code);
    }

    /// What of an order can be filled now: all that is left, or what a reduce-only one can reduce.
    long fillable(PaperOrder order) {
        return order.reduceOnly ? Math.min(order.leaves(), reducible(order.account, order.isBuy())) : order.leaves();
    }

    /// A stop that just triggered goes on as a market or limit order.
    void trigger(PaperOrder order, long base) {
        dequeue(order);
        order.isTriggered = true;
        order.account.open().changed(order);
        if (order.canRest()) {
            executions.acknowledged(order, true);
        }
        activate(order, base);
    }

    OrderQueue bids() {
        return bids;
    }

    OrderQueue asks() {
        return asks;
    }

    OrderQueue stops(boolean buys) {
        return buys ? buyStops : sellStops;
    }

    /// Puts an order where it waits: at its price or for its trigger.
    void requeue(PaperOrder order) {
        queue(order).remove(order);
        queue(order).add(order);
    }

    private void remove(PaperOrder order, VenueOrder.State how) {
        dequeue(order);
        order.account.done(order, how, executions.clockNanos());
    }

    private void dequeue(PaperOrder order) {
        queue(order).remove(order);
    }

    private OrderQueue queue(PaperOrder order) {
        if (order.waitsForTrigger()) {
            return stops(order.isBuy());
        }
        return order.isBuy() ? bids : asks;
    }

    private long reducible(PaperAccount account, boolean isBuy) {
        long position = account.holding(instrument.id()).position;
        return Math.max(0, isBuy ? -position : position);
    }

    private boolean isTriggered(PaperOrder order) {
        if (prices.hasTraded()) {
            return order.isBuy() ? prices.lastFloor() >= order.stopPrice : prices.lastCeil() <= order.stopPrice;
        }
        return prices.hasQuote() && (order.isBuy() ? prices.ask() >= order.stopPrice : prices.bid() <= order.stopPrice);
    }

    private boolean takes(PaperOrder order, long base) {
        if (!prices.isKnown()) {
            return false;
        }
        return !order.hasLimit() || (order.isBuy() ? order.price >= base : order.price <= base);
    }

    private boolean crosses(PaperAccount account, boolean isBuy, long price) {
        var rival = rivals.best(account, isBuy);
        if (rival != null && (isBuy ? rival.price <= price : rival.price >= price)) {
            return true;
        }
        return prices.isKnown() && (isBuy ? price >= prices.opposite(true) : price <= prices.opposite(false));
    }

    private long takerPrice(PaperOrder order, long base) {
        long worse = prices.withSlippage(order.isBuy(), base);
        if (!order.hasLimit()) {
            return worse;
        }
        return order.isBuy() ? Math.min(order.price, worse) : Math.max(order.price, worse);
    }

    /// What a unit of a new order is worth for the smallest notional.
    private Decimal worth(PaperAccount account, @Nullable Decimal price, @Nullable Decimal stopPrice, boolean isBuy) {
        if (price != null) {
            return price;
        }
        var rival = prices.isKnown() || stopPrice != null ? null : rivals.best(account, isBuy);
        if (rival != null) {
            return rival.priceAt(priceScale);
        }
        return stopPrice != null ? stopPrice : new Decimal(prices.opposite(isBuy), priceScale);
    }

    private @Nullable Decimal priceOf(PaperOrder order) {
        return order.hasLimit() ? order.priceAt(priceScale) : null;
    }

    private Decimal stopOf(PaperOrder order) {
        return new Decimal(order.stopPrice, priceScale);
    }
}
