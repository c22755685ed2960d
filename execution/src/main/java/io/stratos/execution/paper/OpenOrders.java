package io.stratos.execution.paper;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The orders of one account that are open at the venue, and which of them changed since the store saw
/// them.
final class OpenOrders {
    private final TreeMap<Long, PaperOrder> open = new TreeMap<>();
    /// The oldest open order of each client order id; where ids may repeat there can be younger ones.
    private final Map<String, PaperOrder> byId = new HashMap<>();
    private final TreeMap<Long, PaperOrder> changed = new TreeMap<>();

    private final TreeSet<PaperOrder> expiring =
            new TreeSet<>(Comparator.<PaperOrder>comparingLong(order -> order.expireTimeNanos)
                    .thenComparingLong(order -> order.number));

    /// The oldest open order with this id.
    @Nullable
    PaperOrder find(String clientOrderId) {
        return byId.get(clientOrderId);
    }

    @Nullable
    PaperOrder byNumber(long number) {
        return open.get(number);
    }

    void add(PaperOrder order) {
        open.put(order.number, order);
        byId.putIfAbsent(order.clientOrderId, order);
        changed.put(order.number, order);
        if (order.expires()) {
            expiring.add(order);
        }
    }

    void restore(PaperOrder order) {
        add(order);
        changed.clear();
    }

    void changed(PaperOrder order) {
        changed.put(order.number, order);
    }

    void remove(PaperOrder order) {
        open.remove(order.number);
        if (byId.remove(order.clientOrderId, order) && order.account.idsRepeat()) {
            open.values().stream()
                    .filter(other -> other.clientOrderId.equals(order.clientOrderId))
                    .findFirst()
                    .ifPresent(next -> byId.put(next.clientOrderId, next));
        }
        changed.put(order.number, order);
        if (order.expires()) {
            expiring.remove(order);
        }
    }

    /// The order that expires next, or null.
    @Nullable
    PaperOrder nextExpiring() {
        return expiring.isEmpty() ? null : expiring.getFirst();
    }

    /// Oldest first.
    Collection<PaperOrder> all() {
        return open.values();
    }

    /// Hands over orders that changed: those still open to `put`, the numbers of the others to `delete`.
    void writeChanges(Consumer<PaperOrder> put, LongConsumer delete) {
        for (var order : changed.values()) {
            if (open.containsKey(order.number)) {
                put.accept(order);
            } else {
                delete.accept(order.number);
            }
        }
        changed.clear();
    }
}
