package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.rows.RowBytes;

/// What is known of one instrument's market, in ticks and lots, and how much of it our orders used
/// up.
///
/// A price with more digits than the tick is kept twice, rounded down and up; the worse one counts.
/// Quantity shown once can be had once: a trade's or bar's by makers first, a quote's until the
/// quote changes.
final class MarketPrices {

    private static final int BPS = 10_000;

    private final VenueConfig config;
    private final int priceScale;
    private final int qtyScale;

    private boolean hasLast;
    private long lastFloor;
    private long lastCeil;
    private boolean hasQuote;
    private long bid;
    private long ask;
    private long bidShown;
    private long askShown;
    /// What our orders can still have of the newest trade or bar.
    private long pool;
    /// What our orders can still have of the newest quote, by side.
    private long bidLeft;
    private long askLeft;

    MarketPrices(VenueConfig config, int priceScale, int qtyScale) {
        this.config = config;
        this.priceScale = priceScale;
        this.qtyScale = qtyScale;
    }

    void onTrade(EventBody.Trade trade) {
        last(trade.price().units(), trade.price().scale());
        pool = share(Scale.floor(trade.qty(), qtyScale));
    }

    void onBar(EventBody.Bar bar) {
        last(bar.close().units(), bar.close().scale());
        pool = share(Scale.floor(bar.volume(), qtyScale));
    }

    void onForming(EventBody.Bar bar) {
        last(bar.close().units(), bar.close().scale());
    }

    void onQuote(EventBody.Quote quote) {
        quote(
                Scale.floor(quote.bidPrice(), priceScale),
                Scale.floor(quote.bidQty(), qtyScale),
                Scale.ceil(quote.askPrice(), priceScale),
                Scale.floor(quote.askQty(), qtyScale));
    }

    /// Takes the best level of both sides over, in ticks and lots.
    void quote(long newBid, long newBidShown, long newAsk, long newAskShown) {
        if (!hasQuote || newBid != bid || newBidShown != bidShown) {
            bidLeft = share(newBidShown);
        }
        if (!hasQuote || newAsk != ask || newAskShown != askShown) {
            askLeft = share(newAskShown);
        }
        hasQuote = true;
        bid = newBid;
        ask = newAsk;
        bidShown = newBidShown;
        askShown = newAskShown;
    }

    /// One side of the book is empty: nobody knows the best price.
    void forgetQuote() {
        hasQuote = false;
    }

    boolean isKnown() {
        return hasQuote || hasLast;
    }

    boolean hasTraded() {
        return hasLast;
    }

    boolean hasQuote() {
        return hasQuote;
    }

    long bid() {
        return bid;
    }

    long ask() {
        return ask;
    }

    long bidShown() {
        return bidShown;
    }

    long askShown() {
        return askShown;
    }

    long lastFloor() {
        return lastFloor;
    }

    long lastCeil() {
        return lastCeil;
    }

    /// The best price on the other side: the quote's, or the last one half a spread away.
    long opposite(boolean isBuy) {
        if (hasQuote) {
            return isBuy ? ask : bid;
        }
        return isBuy ? lastCeil + config.halfSpreadTicks() : Math.max(1, lastFloor - config.halfSpreadTicks());
    }

    /// What a taker pays who starts at this price.
    long withSlippage(boolean isBuy, long price) {
        return isBuy ? price + config.takerSlippageTicks() : Math.max(1, price - config.takerSlippageTicks());
    }

    /// How much a taker can have now.
    long takeable(boolean isBuy) {
        if (config.takerDepth() == TakerDepth.UNLIMITED) {
            return Long.MAX_VALUE;
        }
        return hasQuote ? quoteLeft(isBuy) : pool;
    }

    /// Notes that a taker had this much.
    void taken(boolean isBuy, long qty) {
        if (config.takerDepth() == TakerDepth.UNLIMITED) {
            return;
        }
        if (hasQuote) {
            quoteUsed(isBuy, qty);
        } else {
            pool -= qty;
        }
    }

    long pool() {
        return pool;
    }

    void poolUsed(long qty) {
        pool -= qty;
    }

    /// What a buy can still have of the ask's quantity, a sell of the bid's.
    long quoteLeft(boolean isBuy) {
        return isBuy ? askLeft : bidLeft;
    }

    void quoteUsed(boolean isBuy, long qty) {
        if (isBuy) {
            askLeft -= qty;
        } else {
            bidLeft -= qty;
        }
    }

    void write(WireWriter out) {
        RowBytes.bool(out, hasLast);
        out.zigzag(lastFloor);
        out.zigzag(lastCeil);
        RowBytes.bool(out, hasQuote);
        out.zigzag(bid);
        out.zigzag(ask);
        out.zigzag(bidShown);
        out.zigzag(askShown);
        out.zigzag(pool);
        out.zigzag(bidLeft);
        out.zigzag(askLeft);
    }

    void read(WireReader in) throws MalformedMessageException {
        hasLast = in.bool();
        lastFloor = in.zigzag();
        lastCeil = in.zigzag();
        hasQuote = in.bool();
        bid = in.zigzag();
        ask = in.zigzag();
        bidShown = in.zigzag();
        askShown = in.zigzag();
        pool = in.zigzag();
        bidLeft = in.zigzag();
        askLeft = in.zigzag();
    }

    private void last(long units, int scale) {
        hasLast = true;
        lastFloor = Scale.floor(units, scale, priceScale);
        lastCeil = Scale.ceil(units, scale, priceScale);
    }

    private long share(long qty) {
        int share = config.participationBps();
        return share == BPS ? qty : qty / BPS * share + qty % BPS * share / BPS;
    }
}
