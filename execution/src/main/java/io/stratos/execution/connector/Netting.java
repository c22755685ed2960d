package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes off both sides what orders of one account would trade with each other ([SelfTrade#NET]).
///
/// Getting out goes first: an order that only reduces is not made smaller, what it meets is taken back whole. What
/// protects a position is not taken back for it.
///
/// What is left of the new order is staged until the orders it would meet are gone, and is then checked as if it had
/// just come; whom it would meet by then blocks it. Which orders it waits for stands in `Table.ACCOUNT` (kind `w`).
final class Netting {

    /// What is to happen.
    ///
    /// @param gone orders to be taken back
    /// @param smaller one to be made smaller, null for none
    /// @param smallerQty its quantity then
    /// @param left what goes out of the new order
    record Plan(List<Order> gone, @Nullable Order smaller, Decimal smallerQty, Decimal left) {
        boolean isEmpty() {
            return gone.isEmpty() && smaller == null;
        }
    }

    private static final char WAITS = 'w';

    private final Orders orders;
    private final Checks checks;
    private final IntentStages stages;
    private final Outlet outlet;
    private final RowKey keys;
    private final Map<String, Set<String>> waits = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();

    Netting(AccountId account, Orders orders, Checks checks, IntentStages stages, Outlet outlet) {
        this.orders = orders;
        this.checks = checks;
        this.stages = stages;
        this.outlet = outlet;
        keys = new RowKey(account);
    }

    /// What netting a new order takes; null if one of those that it would meet cannot be taken back.
    @Nullable
    Plan plan(Order order) {
        boolean isExit = checks.reduces(order);
        var left = order.qty();
        var gone = new ArrayList<Order>();
        for (var other : checks.nets(order)) {
            if (!left.isPositive()) {
                break;
            }
            boolean isSettled = other.status().pending() == Pending.NONE
                    && other.status().lifecycle() != Lifecycle.UNKNOWN
                    && !checks.isProtective(other)
                    && checks.ofCancel(other) == null;
            if (!isSettled) {
                return null;
            }
            if (!isExit && left.compareTo(other.leaves()) < 0) {
                boolean isChangeable =
                        !checks.replacesToAmend() && other.status().lifecycle() != Lifecycle.SENT;
                return isChangeable ? new Plan(gone, other, other.qty().minus(left), Decimal.ZERO) : null;
            }
            gone.add(other);
            left = isExit ? left : left.minus(other.leaves());
        }
        return new Plan(gone, null, Decimal.ZERO, left);
    }

    /// What is left of an order waits until others are gone.
    void await(Order staged, List<Order> gone) {
        staged.countsWhileStaged();
        var ids = new LinkedHashSet<String>();
        gone.forEach(order -> ids.add(order.clientOrderId()));
        waits.put(staged.clientOrderId(), ids);
        changed.add(staged.clientOrderId());
    }

    boolean isAwaiting(Order staged) {
        return waits.containsKey(staged.clientOrderId());
    }

    /// Lets go out what waits for nothing any more, and drops what waited for too long.
    void advance(long nowNanos) {
        for (var id : List.copyOf(waits.keySet())) {
            var staged = Required.field("a netted order", orders.find(id));
            boolean isFree =
                    Required.field("what it waits for", waits.get(id)).stream().noneMatch(orders::isLive);
            if (isFree || nowNanos > staged.notAfterNanos()) {
                forget(id);
                decide(staged, isFree, nowNanos);
            }
        }
    }

    /// It is not placed any more.
    void drop(Order staged, ExecutionKind kind, ReasonCode code, long nowNanos) {
        forget(staged.clientOrderId());
        staged.apply(OrderInput.DENY, code, nowNanos);
        stages.denied(staged, code, nowNanos);
        changed(staged, nowNanos);
        outlet.event(staged, kind, null, code, nowNanos);
    }

    private void decide(Order staged, boolean isFree, long nowNanos) {
        var denial = isFree ? checks.ofStaged(staged, nowNanos) : new Denial(ReasonCode.EXE_NOT_SENT_TOO_LATE);
        if (denial != null) {
            drop(staged, ExecutionKind.DENIED, denial.code(), nowNanos);
            return;
        }
        staged.apply(OrderInput.SEND, ReasonCode.OK, nowNanos);
        staged.attempt(nowNanos);
        stages.approved(staged, nowNanos);
        changed(staged, nowNanos);
        outlet.send(staged.placing(), staged.notAfterNanos());
    }

    private void changed(Order order, long nowNanos) {
        orders.changed(order);
        outlet.transition(order, nowNanos);
    }

    private void forget(String id) {
        waits.remove(id);
        changed.add(id);
    }

    void write(RowSink sink) {
        for (var id : changed) {
            var ids = waits.get(id);
            if (ids == null) {
                sink.delete(Table.ACCOUNT, keys.of(WAITS, id));
            } else {
                var out = RowBytes.writer();
                out.varint(ids.size());
                ids.forEach(out::rawText);
                sink.put(Table.ACCOUNT, keys.of(WAITS, id), out.toByteArray());
            }
        }
        changed.clear();
    }

    void restore(RowSource rows) {
        rows.scan(Table.ACCOUNT, keys.prefix(WAITS), (key, row) -> {
            try {
                var in = RowBytes.reader(row);
                var ids = new LinkedHashSet<String>();
                for (int left = in.varint32(); left > 0; left--) {
                    ids.add(RowBytes.text(in));
                }
                waits.put(keys.name(key), ids);
                Required.field("a netted order", orders.find(keys.name(key))).countsWhileStaged();
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("netted order", damaged);
            }
        });
    }
}
