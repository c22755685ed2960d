package io.stratos.execution.connector;

import io.stratos.execution.orders.Pending;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.VenueReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Asks again for a cancel that was refused for a reason that passes (SPEC ): as often as the policy lets a
/// request go out, each time after twice as long. After that its refusal is told as any other; a cancel that the host
/// itself asked for is never given up, since nobody is told and what it took back must not rest on.
///
/// Only cancels: they can only take risk away, and asking for one twice does nothing more than once. To place or amend
/// again is the strategy's decision, because the market has moved on.
final class CancelRetries {

    private record Repeat(int times, long dueNanos) {}

    private static final int DOUBLINGS_MAX = 20;

    private final ReconcilePolicy policy;
    private final Orders orders;
    private final Submission submission;
    private final Map<String, Repeat> repeats = new TreeMap<>();

    CancelRetries(ReconcilePolicy policy, Orders orders, Submission submission) {
        this.policy = policy;
        this.orders = orders;
        this.submission = submission;
    }

    /// Whether a report is such a refusal, and the cancel goes out again.
    boolean takes(VenueReport report, long nowNanos) {
        if (!(report instanceof VenueReport.CancelRejected(var id, var code))
                || !ErrorCategory.of(code).isRetryable()
                || !isPending(id)) {
            return false;
        }
        var before = repeats.get(id);
        int times = before == null ? 1 : before.times + 1;
        if (times >= policy.attemptsMax() && isOwners(id)) {
            repeats.remove(id);
            return false;
        }
        long wait = Math.min(policy.periodicNanos(), policy.retryNanos() << Math.min(times - 1, DOUBLINGS_MAX));
        repeats.put(id, new Repeat(times, nowNanos + wait));
        return true;
    }

    void tick(long nowNanos) {
        repeats.keySet().removeIf(id -> !isPending(id));
        for (var id : List.copyOf(repeats.keySet())) {
            var repeat = Required.field("a repeat", repeats.get(id));
            if (repeat.dueNanos <= nowNanos) {
                repeats.put(id, new Repeat(repeat.times, Long.MAX_VALUE));
                submission.cancelAgain(Required.field("order of a cancel", orders.find(id)), nowNanos);
            }
        }
    }

    /// Whether a strategy asked for the cancel, and is told what comes of it.
    private boolean isOwners(String clientOrderId) {
        var order = orders.find(clientOrderId);
        return order == null || order.requests().cancel() != null;
    }

    private boolean isPending(String clientOrderId) {
        var order = orders.find(clientOrderId);
        return order != null && order.status().pending() == Pending.CANCEL;
    }
}
