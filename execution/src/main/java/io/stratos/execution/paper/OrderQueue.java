package io.stratos.execution.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Orders of one side that wait at their price, the one that comes first at the front. Few at a
/// time.
final class OrderQueue {

    private final Comparator<PaperOrder> order;
    private final List<PaperOrder> orders = new ArrayList<>();

    private OrderQueue(Comparator<PaperOrder> order) {
        this.order = order.thenComparingLong(one -> one.priority);
    }

    /// Resting buys: highest price first, then by time.
    static OrderQueue bids() {
        return new OrderQueue(
                Comparator.<PaperOrder>comparingLong(one -> one.price).reversed());
    }

    /// Resting sells: lowest price first, then by time.
    static OrderQueue asks() {
        return new OrderQueue(Comparator.comparingLong(one -> one.price));
    }

    /// Buy stops: lowest trigger first.
    static OrderQueue buyStops() {
        return new OrderQueue(Comparator.comparingLong(one -> one.stopPrice));
    }

    /// Sell stops: highest trigger first.
    static OrderQueue sellStops() {
        return new OrderQueue(
                Comparator.<PaperOrder>comparingLong(one -> one.stopPrice).reversed());
    }

    void add(PaperOrder added) {
        int at = orders.size();
        while (at > 0 && order.compare(orders.get(at - 1), added) > 0) {
            at--;
        }
        orders.add(at, added);
    }

    void remove(PaperOrder removed) {
        orders.remove(removed);
    }

    Stream<PaperOrder> all() {
        return orders.stream();
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    int size() {
        return orders.size();
    }

    PaperOrder get(int at) {
        return orders.get(at);
    }
}
