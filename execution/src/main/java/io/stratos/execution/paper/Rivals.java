package io.stratos.execution.paper;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Resting orders of other accounts on the same book. An account never trades with itself: its own orders
/// are passed over.
final class Rivals {
    private final OrderQueue bids;
    private final OrderQueue asks;
    private final ToLongFunction<PaperOrder> fillable;

    Rivals(OrderQueue bids, OrderQueue asks, ToLongFunction<PaperOrder> fillable) {
        this.bids = bids;
        this.asks = asks;
        this.fillable = fillable;
    }

    /// The first order of another account that a buy or sell could meet at all.
    @Nullable
    PaperOrder best(PaperAccount account, boolean isBuy) {
        var queue = isBuy ? asks : bids;
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).account != account) {
                return queue.get(i);
            }
        }
        return null;
    }

    /// The first order that this one meets within its limit.
    @Nullable
    PaperOrder against(PaperOrder order) {
        var best = best(order.account, order.isBuy());
        return best != null && isWithin(order, best.price) ? best : null;
    }

    /// How much other accounts offer within the order's limit, counted no further than what it needs.
    long offered(PaperOrder order) {
        var queue = order.isBuy() ? asks : bids;
        long sum = 0;
        for (int i = 0; i < queue.size() && sum < order.leaves() && isWithin(order, queue.get(i).price); i++) {
            sum += queue.get(i).account == order.account ? 0 : fillable.applyAsLong(queue.get(i));
        }
        return sum;
    }

    private static boolean isWithin(PaperOrder order, long price) {
        return !order.hasLimit() || (order.isBuy() ? price <= order.price : price >= order.price);
    }
}
