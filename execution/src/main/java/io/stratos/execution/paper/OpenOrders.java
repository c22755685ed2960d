package io.stratos.execution.paper;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The orders that are open at the venue, and which of them changed since the store saw them.
final class OpenOrders {

    private final Map<String, PaperOrder> open = new HashMap<>();
    private final Map<String, PaperOrder> changed = new LinkedHashMap<>();
    private final TreeSet<PaperOrder> expiring =
            new TreeSet<>(Comparator.<PaperOrder>comparingLong(order -> order.expireTimeNanos)
                    .thenComparing(order -> order.clientOrderId));

    @Nullable
    PaperOrder find(String clientOrderId) {
        return open.get(clientOrderId);
    }

    void add(PaperOrder order) {
        open.put(order.clientOrderId, order);
        changed.put(order.clientOrderId, order);
        if (order.expires()) {
            expiring.add(order);
        }
    }

    void restore(PaperOrder order) {
        add(order);
        changed.clear();
    }

    void changed(PaperOrder order) {
        changed.put(order.clientOrderId, order);
    }

    void remove(PaperOrder order) {
        open.remove(order.clientOrderId);
        changed.put(order.clientOrderId, order);
        if (order.expires()) {
            expiring.remove(order);
        }
    }

    /// The order that expires next, or null.
    @Nullable
    PaperOrder nextExpiring() {
        return expiring.isEmpty() ? null : expiring.getFirst();
    }

    Collection<PaperOrder> all() {
        return open.values();
    }

    /// Hands over orders that changed: those still open to `put`, the ids of the others to
    /// `delete`.
    void writeChanges(Consumer<PaperOrder> put, Consumer<String> delete) {
        for (var order : changed.values()) {
            if (open.get(order.clientOrderId) == order) {
                put.accept(order);
            } else if (!open.containsKey(order.clientOrderId)) {
                delete.accept(order.clientOrderId);
            }
        }
        changed.clear();
    }
}
