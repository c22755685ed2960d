package io.stratos.execution.paper;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What is over and can still be asked for: done orders and fills of one account, the newest of each.
final class AccountHistory {
    private final int max;
    private final TreeMap<Long, PaperOrder> orders = new TreeMap<>();
    private final Map<String, PaperOrder> newestById = new HashMap<>();
    private final TreeMap<Long, Booked> fills = new TreeMap<>();
    private final TreeSet<Long> changedOrders = new TreeSet<>();
    private final TreeSet<Long> changedFills = new TreeSet<>();
    private long fillsForgotten;

    AccountHistory(int max) {
        this.max = max;
    }

    void add(PaperOrder done) {
        if (max == 0) {
            return;
        }
        put(done);
        changedOrders.add(done.number);
        if (orders.size() > max) {
            var oldest = orders.pollFirstEntry().getValue();
            newestById.remove(oldest.clientOrderId, oldest);
            changedOrders.add(oldest.number);
        }
    }

    void add(Booked fill) {
        if (max == 0) {
            return;
        }
        fills.put(fill.fill().tradeId(), fill);
        changedFills.add(fill.fill().tradeId());
        if (fills.size() > max) {
            fillsForgotten = fills.pollFirstEntry().getKey();
            changedFills.add(fillsForgotten);
        }
    }

    void restore(PaperOrder done) {
        put(done);
    }

    void restore(Booked fill) {
        fills.put(fill.fill().tradeId(), fill);
    }

    void restoreForgotten(long tradeId) {
        fillsForgotten = tradeId;
    }

    /// The youngest done order with this id.
    @Nullable
    PaperOrder newest(String clientOrderId) {
        return newestById.get(clientOrderId);
    }

    @Nullable
    PaperOrder order(long number) {
        return orders.get(number);
    }

    @Nullable
    Booked fill(long tradeId) {
        return fills.get(tradeId);
    }

    /// Done orders, by number.
    Collection<PaperOrder> orders() {
        return orders.values();
    }

    /// Fills after a trade, oldest first.
    Collection<Booked> fillsAfter(long tradeId) {
        return fills.tailMap(tradeId, false).values();
    }

    /// Fills, youngest first.
    Collection<Booked> fillsNewestFirst() {
        return fills.descendingMap().values();
    }

    /// The youngest trade that is not kept any more, 0 if none was let go.
    long fillsForgotten() {
        return fillsForgotten;
    }

    void changed(PaperOrder done) {
        changedOrders.add(done.number);
    }

    void writeOrders(Consumer<PaperOrder> put, LongConsumer delete) {
        for (long number : changedOrders) {
            var order = orders.get(number);
            if (order != null) {
                put.accept(order);
            } else {
                delete.accept(number);
            }
        }
        changedOrders.clear();
    }

    void writeFills(Consumer<Booked> put, LongConsumer delete) {
        for (long tradeId : changedFills) {
            var fill = fills.get(tradeId);
            if (fill != null) {
                put.accept(fill);
            } else {
                delete.accept(tradeId);
            }
        }
        changedFills.clear();
    }

    private void put(PaperOrder done) {
        orders.put(done.number, done);
        newestById.merge(done.clientOrderId, done, (one, other) -> one.number > other.number ? one : other);
    }
}
