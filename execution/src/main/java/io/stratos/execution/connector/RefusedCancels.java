package io.stratos.execution.connector;

import io.stratos.execution.reconcile.ReconcilePolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Says when the venue is asked about an order whose cancel it refused as too late (SPEC ): at the
/// first refusal at once, then later and later, up to the periodic interval. Whoever goes on taking back what
/// the venue does not let go would else keep it being compared all the time, and the questions would leave
/// nothing of the budget to new risk. No refusal is passed over: what comes too early is looked at when it is
/// due.
final class RefusedCancels {

    /// @param looks that were begun so far
    /// @param dueNanos when the next may be
    /// @param isWaiting whether a refusal came since the last look
    private record Refused(int looks, long dueNanos, boolean isWaiting) {}

    private static final int DOUBLINGS_MAX = 20;

    private final ReconcilePolicy policy;
    private final Map<String, Refused> orders = new HashMap<>();

    RefusedCancels(ReconcilePolicy policy) {
        this.policy = policy;
    }

    /// A cancel of a live order came too late for the venue.
    ///
    /// @return whether the order is to be looked at now
    boolean refused(String clientOrderId, long nowNanos) {
        var before = orders.getOrDefault(clientOrderId, new Refused(0, nowNanos, false));
        orders.put(clientOrderId, new Refused(before.looks, before.dueNanos, true));
        return look(clientOrderId, nowNanos);
    }

    /// Whether an order that waits for it is to be looked at now.
    boolean isDue(Predicate<String> isLive, long nowNanos) {
        orders.keySet().removeIf(isLive.negate());
        boolean isAny = false;
        for (var id : orders.keySet()) {
            isAny |= look(id, nowNanos);
        }
        return isAny;
    }

    private boolean look(String clientOrderId, long nowNanos) {
        var one = Required.field("a refused cancel", orders.get(clientOrderId));
        if (!one.isWaiting || nowNanos < one.dueNanos) {
            return false;
        }
        long wait = Math.min(policy.periodicNanos(), policy.retryNanos() << Math.min(one.looks, DOUBLINGS_MAX));
        orders.put(clientOrderId, new Refused(one.looks + 1, nowNanos + wait, false));
        return true;
    }
}
