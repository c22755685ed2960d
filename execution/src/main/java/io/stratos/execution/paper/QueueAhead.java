package io.stratos.execution.paper;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import java.util.List;

/// What of the market is ahead of resting orders at their own price, under [QueueModel#SHOWN_AHEAD].
///
/// Trades at the price eat the queue in order: what was ahead of an order, the order, what came behind.
/// Where less is shown than was ahead, the difference left; nothing else moves an order forward.
final class QueueAhead {
    private final QueueModel model;
    private final MarketPrices prices;
    private final BookSide bids;
    private final BookSide asks;

    QueueAhead(QueueModel model, MarketPrices prices, BookSide bids, BookSide asks) {
        this.model = model;
        this.prices = prices;
        this.bids = bids;
        this.asks = asks;
    }

    boolean counts() {
        return model == QueueModel.SHOWN_AHEAD;
    }

    /// What is ahead of an order that comes to rest at a price.
    long ahead(boolean isBuy, long price) {
        if (!counts()) {
            return PaperOrder.AHEAD_UNKNOWN;
        }
        var side = isBuy ? bids : asks;
        if (!side.isEmpty()) {
            return side.qtyAt(price);
        }
        if (!prices.hasQuote()) {
            return PaperOrder.AHEAD_UNKNOWN;
        }
        long best = isBuy ? prices.bid() : prices.ask();
        if (price == best) {
            return isBuy ? prices.bidShown() : prices.askShown();
        }
        boolean isBetter = isBuy ? price > best : price < best;
        return isBetter ? 0 : PaperOrder.AHEAD_UNKNOWN;
    }

    /// The market shows something else.
    void onShown(OrderDesk desk) {
        shown(desk.bids(), true);
        shown(desk.asks(), false);
    }

    private void shown(OrderQueue queue, boolean isBuy) {
        for (int i = 0; i < queue.size(); i++) {
            var order = queue.get(i);
            long now = ahead(isBuy, order.price);
            if (now != PaperOrder.AHEAD_UNKNOWN) {
                long least = order.ahead == PaperOrder.AHEAD_UNKNOWN ? now : Math.min(order.ahead, now);
                set(order, least);
            }
        }
    }

    /// A trade on a price of the tick.
    void onTrade(OrderDesk desk, EventBody.Trade trade, long lots) {
        long price = prices.lastFloor();
        var aggressor = trade.aggressor();
        boolean hitsBids = aggressor == null ? prices.hasQuote() && price <= prices.bid() : aggressor == Side.SELL;
        boolean liftsAsks = aggressor == null ? prices.hasQuote() && price >= prices.ask() : aggressor == Side.BUY;
        if (hitsBids) {
            eat(desk, at(desk.bids(), price), lots);
        }
        if (liftsAsks) {
            eat(desk, at(desk.asks(), price), lots);
        }
    }

    private static List<PaperOrder> at(OrderQueue queue, long price) {
        return queue.all()
                .filter(order -> order.price == price && order.ahead != PaperOrder.AHEAD_UNKNOWN)
                .toList();
    }

    private void eat(OrderDesk desk, List<PaperOrder> orders, long lots) {
        long left = lots;
        for (var order : orders) {
            long past = left - order.ahead;
            set(order, Math.max(0, order.ahead - left));
            if (past <= 0) {
                continue;
            }
            long fillable = desk.fillable(order);
            long qty = Math.min(Math.min(past, fillable), prices.pool());
            if (fillable == 0) {
                desk.finish(order, ReasonCode.GATE_REDUCE_ONLY);
            } else if (qty > 0) {
                prices.poolUsed(qty);
                left -= qty;
                desk.execute(order, order.price, qty, Liquidity.MAKER);
            }
        }
    }

    private static void set(PaperOrder order, long ahead) {
        if (order.ahead != ahead) {
            order.ahead = ahead;
            order.account.open().changed(order);
        }
    }
}
