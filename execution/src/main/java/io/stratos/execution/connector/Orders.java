package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Side;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.rows.RowSink;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The orders of an account. Live ones are in memory; those that are done stay for a while and are
/// looked up by their rows afterwards, so that memory is bounded by what is open, what is not
/// committed yet, and the number kept.
final class Orders {

    private final AccountRows rows;
    private final int doneKept;
    private final Map<String, Order> inMemory = new HashMap<>();
    private final Map<String, Order> live = new LinkedHashMap<>();
    private final Map<String, Order> staged = new LinkedHashMap<>();
    /// Live orders of unknown outcome: asked for right before each request leaves, however many others are open.
    private final Set<Order> unknown = new LinkedHashSet<>();
    private final Map<InstanceId, Map<IntentRef, Order>> liveOf = new HashMap<>();
    private final Map<InstanceId, Map<String, Order>> liveFor = new HashMap<>();
    private final Deque<Order> done = new ArrayDeque<>();
    private final Set<Order> changed = new LinkedHashSet<>();

    Orders(AccountRows rows, int doneKept) {
        this.rows = rows;
        this.doneKept = doneKept;
    }

    /// Takes the live and the staged orders over from their rows.
    void restore() {
        for (var order : rows.liveOrders()) {
            inMemory.put(order.clientOrderId(), order);
            if (order.isStaged()) {
                staged.put(order.clientOrderId(), order);
            } else {
                index(order);
            }
        }
        for (var order : replacements()) {
            var replaced = Required.field("a replaced order", order.replaces());
            if (!isLive(replaced.clientOrderId())) {
                order.standIn(Required.field("the order before", find(replaced.clientOrderId())));
            }
        }
    }

    /// An order of this account, wherever it is; null if there never was one.
    @Nullable
    Order find(String clientOrderId) {
        var held = inMemory.get(clientOrderId);
        if (held != null) {
            return held;
        }
        var stored = rows.findOrder(clientOrderId);
        if (stored != null) {
            inMemory.put(clientOrderId, stored);
            done.add(stored);
        }
        return stored;
    }

    @Nullable
    Order findLive(InstanceId instance, IntentRef ref) {
        return of(instance).get(ref);
    }

    /// The order that is not sent yet, by the name its owner knows it by; null if there is none.
    @Nullable
    Order findStaged(InstanceId instance, IntentRef ref) {
        return find(order -> order.instance().equals(instance) && order.ref().equals(ref));
    }

    /// The order that waits to take the place of another; null if there is none.
    @Nullable
    Order findReplacement(String clientOrderId) {
        return find(order ->
                order.replaces() != null && order.replaces().clientOrderId().equals(clientOrderId));
    }

    /// Orders that wait to take another's place, oldest first.
    List<Order> replacements() {
        return staged.values().stream()
                .filter(order -> order.replaces() != null)
                .toList();
    }

    /// Orders that are not sent yet, oldest first.
    List<Order> staged() {
        return List.copyOf(staged.values());
    }

    private @Nullable Order find(Predicate<Order> which) {
        return staged.values().stream().filter(which).findFirst().orElse(null);
    }

    /// Takes over a new order, or notes that one changed.
    void changed(Order order) {
        changed.add(order);
        boolean isNew = inMemory.put(order.clientOrderId(), order) == null;
        boolean wasLive = live.containsKey(order.clientOrderId());
        boolean wasStaged = staged.remove(order.clientOrderId()) != null;
        if (order.isStaged()) {
            staged.put(order.clientOrderId(), order);
        } else if (order.status().isLive()) {
            index(order);
        } else if (wasLive || wasStaged || isNew) {
            unindex(order);
            done.add(order);
        }
    }

    boolean isLive(String clientOrderId) {
        return live.containsKey(clientOrderId);
    }

    Collection<Order> live() {
        return live.values();
    }

    /// Live orders that an instance made.
    Collection<Order> live(InstanceId instance) {
        return of(instance).values();
    }

    /// Live orders that can change an instance's position: its own, and those the host made on its behalf.
    Collection<Order> liveFor(InstanceId instance) {
        return liveFor.getOrDefault(instance, Map.of()).values();
    }

    boolean hasUnknown() {
        return !unknown.isEmpty();
    }

    /// Whether another order of an instrument is of unknown outcome.
    boolean hasUnknown(int instrument, @Nullable Order except) {
        return unknown.stream().anyMatch(order -> order != except && order.instrument() == instrument);
    }

    /// Whether another instance has an order of an instrument that is not done.
    boolean hasOther(InstanceId holder, int instrument) {
        Predicate<Order> others = order ->
                order.instrument() == instrument && !order.beneficiary().equals(holder);
        return live.values().stream().anyMatch(others)
                || staged.values().stream().anyMatch(others);
    }

    /// What may still be filled on one side, of the orders that `counts` picks, staged ones included.
    Decimal open(int instrument, Side side, Predicate<Order> counts) {
        return sum(live.values(), instrument, side, counts).plus(sum(staged.values(), instrument, side, counts));
    }

    /// As [#open], of those that can change an instance's position.
    Decimal openFor(InstanceId instance, int instrument, Side side, Predicate<Order> counts) {
        Predicate<Order> theirs = order -> order.beneficiary().equals(instance) && counts.test(order);
        return sum(liveFor(instance), instrument, side, counts).plus(sum(staged.values(), instrument, side, theirs));
    }

    private static Decimal sum(Collection<Order> among, int instrument, Side side, Predicate<Order> counts) {
        var sum = Decimal.ZERO;
        for (var order : among) {
            if (order.instrument() == instrument && order.side() == side && counts.test(order)) {
                sum = sum.plus(order.leaves());
            }
        }
        return sum;
    }

    void write(RowSink sink, long write) {
        for (var order : changed) {
            rows.putOrder(sink, order);
            order.writtenIn(write);
        }
        changed.clear();
    }

    /// Lets go of what is done, written by then and above the number kept, oldest first.
    void committed(long write) {
        while (done.size() > doneKept) {
            var oldest = done.getFirst();
            if (changed.contains(oldest) || oldest.writtenIn() > write) {
                return;
            }
            done.removeFirst();
            inMemory.remove(oldest.clientOrderId());
        }
    }

    /// Orders in memory, for tests of the bound.
    int held() {
        return inMemory.size();
    }

    private void index(Order order) {
        live.put(order.clientOrderId(), order);
        if (order.status().lifecycle() == Lifecycle.UNKNOWN) {
            unknown.add(order);
        } else {
            unknown.remove(order);
        }
        liveOf.computeIfAbsent(order.instance(), _ -> new LinkedHashMap<>()).put(order.ref(), order);
        liveFor.computeIfAbsent(order.beneficiary(), _ -> new LinkedHashMap<>()).put(order.clientOrderId(), order);
    }

    private void unindex(Order order) {
        live.remove(order.clientOrderId());
        unknown.remove(order);
        var ofInstance = liveOf.get(order.instance());
        if (ofInstance != null) {
            ofInstance.remove(order.ref());
        }
        var forInstance = liveFor.get(order.beneficiary());
        if (forInstance != null) {
            forInstance.remove(order.clientOrderId());
        }
    }

    private Map<IntentRef, Order> of(InstanceId instance) {
        return liveOf.getOrDefault(instance, Map.of());
    }
}
