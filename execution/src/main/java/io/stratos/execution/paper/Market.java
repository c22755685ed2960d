package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// One instrument at the paper venue: what the market shows, matched against our resting orders.
///
/// An order fills when the market trades through its price, strictly; at its very price the [QueueModel]
/// says. Makers come by price, then time, at their own price, and share what was traded. An event that
/// touches no order of ours costs a few comparisons.
final class Market {

    /// A bar's range counts for orders that rested before the first tenth of it had passed; for
    /// later ones only its close is sure to have come after them.
    private static final int BAR_GRACE = 10;

    private static final long ANY_TIME = Long.MAX_VALUE;

    private final Instrument instrument;
    private final int priceScale;
    private final int qtyScale;
    private final MarketPrices prices;
    private final OrderDesk desk;
    private final BookSide bids = new BookSide(true);
    private final BookSide asks = new BookSide(false);
    private final FundingTerms funding = new FundingTerms();
    private final QueueAhead queue;
    private boolean isChanged;

    Market(Instrument instrument, VenueConfig config, Executions executions) {
        this.instrument = instrument;
        priceScale = instrument.tickSize().scale();
        qtyScale = instrument.lotSize().scale();
        prices = new MarketPrices(config, priceScale, qtyScale);
        queue = new QueueAhead(config.conduct().queueModel(), prices, bids, asks);
        desk = new OrderDesk(instrument, prices, executions, queue::ahead);
    }

    OrderDesk desk() {
        return desk;
    }

    int id() {
        return instrument.id();
    }

    Instrument instrument() {
        return instrument;
    }

    FundingTerms funding() {
        return funding;
    }

    MarketPrices prices() {
        return prices;
    }

    void onFunding(EventBody.Funding event) {
        isChanged = true;
        funding.announce(event);
    }

    void onMark(EventBody.MarkPrice event) {
        isChanged = true;
        funding.mark(event.mark());
    }

    void onTrade(EventBody.Trade trade) {
        isChanged = true;
        prices.onTrade(trade);
        fillBids(prices.lastCeil(), prices.lastCeil(), ANY_TIME, false);
        fillAsks(prices.lastFloor(), prices.lastFloor(), ANY_TIME, false);
        if (queue.counts() && prices.lastFloor() == prices.lastCeil()) {
            queue.onTrade(desk, trade, Scale.floor(trade.qty(), qtyScale));
        }
        triggerBuys(prices.lastFloor(), prices.lastFloor(), ANY_TIME, Long.MIN_VALUE);
        triggerSells(prices.lastCeil(), prices.lastCeil(), ANY_TIME, Long.MAX_VALUE);
    }

    void onQuote(EventBody.Quote quote) {
        isChanged = true;
        prices.onQuote(quote);
        matchQuote();
    }

    void onBook(EventBody.BookSnapshot book) {
        bids.clear();
        asks.clear();
        onLevels(book.bids(), book.asks());
    }

    void onBook(EventBody.BookDelta book) {
        onLevels(book.bids(), book.asks());
    }

    void onBar(EventBody.Bar bar) {
        isChanged = true;
        if (!bar.closed()) {
            prices.onForming(bar);
            return;
        }
        prices.onBar(bar);
        long start = bar.endTimeNanos() - bar.intervalNanos();
        long seenAll = start + bar.intervalNanos() / BAR_GRACE;
        fillBids(Scale.ceil(bar.low(), priceScale), prices.lastCeil(), seenAll, false);
        fillAsks(Scale.floor(bar.high(), priceScale), prices.lastFloor(), seenAll, false);
        long openUp = Scale.ceil(bar.open(), priceScale);
        long openDown = Scale.floor(bar.open(), priceScale);
        triggerBuys(Scale.floor(bar.high(), priceScale), prices.lastFloor(), seenAll, openUp);
        triggerSells(Scale.ceil(bar.low(), priceScale), prices.lastCeil(), seenAll, openDown);
    }

    private void onLevels(List<EventBody.Level> bidLevels, List<EventBody.Level> askLevels) {
        isChanged = true;
        for (var level : bidLevels) {
            bids.set(Scale.floor(level.price(), priceScale), Scale.floor(level.qty(), qtyScale));
        }
        for (var level : askLevels) {
            asks.set(Scale.ceil(level.price(), priceScale), Scale.floor(level.qty(), qtyScale));
        }
        if (bids.isEmpty() || asks.isEmpty()) {
            prices.forgetQuote();
        } else {
            prices.quote(bids.bestPrice(), bids.bestQty(), asks.bestPrice(), asks.bestQty());
            matchQuote();
        }
    }

    private void matchQuote() {
        if (queue.counts()) {
            queue.onShown(desk);
        }
        fillBids(prices.ask(), prices.ask(), ANY_TIME, true);
        fillAsks(prices.bid(), prices.bid(), ANY_TIME, true);
        if (!prices.hasTraded()) {
            triggerBuys(prices.ask(), prices.ask(), ANY_TIME, Long.MIN_VALUE);
            triggerSells(prices.bid(), prices.bid(), ANY_TIME, Long.MAX_VALUE);
        }
    }

    BookSide side(boolean isBids) {
        return isBids ? bids : asks;
    }

    /// Whether anything but orders changed since the store saw it; asking resets it.
    boolean takeChanged() {
        boolean was = isChanged;
        isChanged = false;
        return was;
    }

    /// Notes that a request changed the position or used up what is shown.
    void changed() {
        isChanged = true;
    }

    void write(WireWriter out) {
        prices.write(out);
        funding.write(out);
    }

    void read(WireReader in) throws MalformedMessageException {
        prices.read(in);
        funding.read(in);
    }

    /// Fills buys that the market went below.
    ///
    /// @param through price for orders that rested by `seenAllNanos`
    /// @param throughLate price for the others, not below `through`
    private void fillBids(long through, long throughLate, long seenAllNanos, boolean byQuote) {
        var queue = desk.bids();
        for (int i = 0; i < queue.size() && queue.get(i).price > through; ) {
            var order = queue.get(i);
            boolean crossed = order.restingSinceNanos <= seenAllNanos || order.price > throughLate;
            i += crossed && fill(order, byQuote) ? 0 : 1;
        }
    }

    /// Fills sells that the market went above; as [#fillBids].
    private void fillAsks(long through, long throughLate, long seenAllNanos, boolean byQuote) {
        var queue = desk.asks();
        for (int i = 0; i < queue.size() && queue.get(i).price < through; ) {
            var order = queue.get(i);
            boolean crossed = order.restingSinceNanos <= seenAllNanos || order.price < throughLate;
            i += crossed && fill(order, byQuote) ? 0 : 1;
        }
    }

    /// Fills an order at its own price with what is left of the event.
    ///
    /// @return whether the order left its queue
    private boolean fill(PaperOrder order, boolean byQuote) {
        long fillable = desk.fillable(order);
        if (fillable == 0) {
            desk.finish(order, ReasonCode.GATE_REDUCE_ONLY);
            return true;
        }
        long qty = Math.min(fillable, byQuote ? prices.quoteLeft(order.isBuy()) : prices.pool());
        if (qty <= 0) {
            return false;
        }
        if (byQuote) {
            prices.quoteUsed(order.isBuy(), qty);
        } else {
            prices.poolUsed(qty);
        }
        desk.execute(order, order.price, qty, Liquidity.MAKER);
        return order.leaves() == 0;
    }

    /// Triggers buy stops that the market reached.
    ///
    /// @param reached price for stops that waited by `seenAllNanos`
    /// @param reachedLate price for the others, not above `reached`
    /// @param open of the bar: a stop it jumped over starts there; the smallest long if it is no
    ///     bar
    private void triggerBuys(long reached, long reachedLate, long seenAllNanos, long open) {
        var queue = desk.stops(true);
        for (int i = 0; i < queue.size() && queue.get(i).stopPrice <= reached; ) {
            var order = queue.get(i);
            boolean early = order.restingSinceNanos <= seenAllNanos;
            if (!early && order.stopPrice > reachedLate) {
                i++;
            } else if (open != Long.MIN_VALUE && early) {
                desk.trigger(order, Math.max(order.stopPrice, open));
            } else {
                desk.trigger(order, prices.opposite(true));
            }
        }
    }

    /// Triggers sell stops; as [#triggerBuys], the other way round.
    private void triggerSells(long reached, long reachedLate, long seenAllNanos, long open) {
        var queue = desk.stops(false);
        for (int i = 0; i < queue.size() && queue.get(i).stopPrice >= reached; ) {
            var order = queue.get(i);
            boolean early = order.restingSinceNanos <= seenAllNanos;
            if (!early && order.stopPrice < reachedLate) {
                i++;
            } else if (open != Long.MAX_VALUE && early) {
                desk.trigger(order, Math.min(order.stopPrice, open));
            } else {
                desk.trigger(order, prices.opposite(false));
            }
        }
    }
}
