package io.stratos.execution.connector;

import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.orders.Transition.Handling;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way in: an approved intent becomes a request for the venue, or a denial.
final class Submission {

    private final ClientOrderIds ids;
    private final Orders orders;
    private final RequestKeys keys;
    private final Checks checks;
    private final Outlet outlet;

    Submission(ClientOrderIds ids, Orders orders, RequestKeys keys, Checks checks, Outlet outlet) {
        this.ids = ids;
        this.orders = orders;
        this.keys = keys;
        this.checks = checks;
        this.outlet = outlet;
    }

    SubmitOutcome submit(ApprovedIntent approved, long nowNanos) {
        return switch (approved.intent()) {
            case Intent.Order order -> place(approved, order, null, nowNanos);
            case Intent.Cancel cancel ->
                once(approved, cancel.target(), nowNanos, order -> cancel(approved, order, nowNanos));
            case Intent.Amend amend ->
                once(approved, amend.target(), nowNanos, order -> amend(approved, amend, order, nowNanos));
            case Intent.Position _ ->
                throw new IllegalStateException("Invariant: the gate makes an order of a position intent");
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> new SubmitOutcome.Nothing();
        };
    }

    /// Places an order that the host made on behalf of an instance.
    SubmitOutcome placeFor(InstanceId beneficiary, ApprovedIntent approved, long nowNanos) {
        return place(approved, (Intent.Order) approved.intent(), beneficiary, nowNanos);
    }

    private SubmitOutcome place(
            ApprovedIntent approved, Intent.Order asked, @Nullable InstanceId onBehalfOf, long nowNanos) {
        var identity = approved.identity();
        var id = ids.of(identity.instance(), identity.idempotencyKey());
        var existing = orders.find(id);
        if (existing != null) {
            return existing.isOf(identity.idempotencyKey(), approved.bodyDigest())
                    ? new SubmitOutcome.Repeated(id)
                    : conflict(approved, existing.bodyDigest());
        }
        var order = new Order(approved, asked, id, onBehalfOf, nowNanos);
        var denial = checks.ofOrder(approved, asked, order, nowNanos);
        order.apply(
                denial == null ? OrderInput.SEND : OrderInput.DENY,
                denial == null ? ReasonCode.OK : denial.code(),
                nowNanos);
        if (denial == null) {
            order.attempt(nowNanos);
        }
        orders.changed(order);
        outlet.transition(order, nowNanos);
        if (denial != null) {
            outlet.event(order, ExecutionKind.DENIED, null, denial.code(), nowNanos);
            return denial.outcome();
        }
        outlet.send(order.placing(), order.notAfterNanos());
        return new SubmitOutcome.Sent(id);
    }

    /// A cancel or amend of a live order, each key once.
    private SubmitOutcome once(
            ApprovedIntent approved, @Nullable IntentRef target, long nowNanos, Function<Order, SubmitOutcome> act) {
        var identity = approved.identity();
        var known = keys.find(identity.idempotencyKey());
        if (known != null) {
            return known.bodyDigest().equals(approved.bodyDigest())
                    ? new SubmitOutcome.Repeated(known.clientOrderId())
                    : conflict(approved, known.bodyDigest());
        }
        var order = target == null ? null : orders.findLive(identity.instance(), target);
        keys.remember(
                identity.idempotencyKey(),
                new RequestKeys.Entry(approved.bodyDigest(), order == null ? "" : order.clientOrderId()));
        if (order == null) {
            var denial = new Denial(ReasonCode.GATE_TARGET);
            outlet.noSuchOrder(identity.instance(), identity.ref(), target, denial.code(), nowNanos);
            return denial.outcome();
        }
        return act.apply(order);
    }

    private SubmitOutcome cancel(ApprovedIntent approved, Order order, long nowNanos) {
        var denial = checks.ofCancel(order);
        if (denial != null) {
            return deny(approved, order, denial, nowNanos);
        }
        return cancel(order, approved.identity().ref(), nowNanos);
    }

    /// Asks the venue to take an order back.
    ///
    /// @param intent who asked, null for the host itself
    SubmitOutcome cancel(Order order, @Nullable IntentRef intent, long nowNanos) {
        var transition = order.apply(OrderInput.CANCEL_REQUEST, ReasonCode.OK, nowNanos);
        if (transition.handling() != Handling.MOVE) {
            return new SubmitOutcome.Nothing();
        }
        order.request(order.requests().withCancel(intent, nowNanos));
        checks.countCancel(nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(new VenueRequest.Cancel(order.clientOrderId(), order.instrument()), Long.MAX_VALUE);
        return new SubmitOutcome.Sent(order.clientOrderId());
    }

    /// Asks once more for a cancel that is pending: the order still stands at the venue.
    void cancelAgain(Order order, long nowNanos) {
        if (order.status().isLive() && order.status().pending() == Pending.CANCEL) {
            checks.countCancel(nowNanos);
            outlet.send(new VenueRequest.Cancel(order.clientOrderId(), order.instrument()), Long.MAX_VALUE);
        }
    }

    /// Sends the identical request for an order of unknown outcome again, if age, safety and budget let it go.
    boolean placeAgain(Order order, long nowNanos) {
        if (order.status().lifecycle() != Lifecycle.UNKNOWN || order.awaitsRelease()) {
            return false;
        }
        var place = order.placing();
        if (checks.ofResubmit(place, order, nowNanos) != ReasonCode.OK || !checks.hasBudget(nowNanos)) {
            return false;
        }
        order.attempt(nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(place, order.notAfterNanos());
        return true;
    }

    /// Asks the venue to take orders back, oldest intent first.
    int cancelAll(Collection<Order> live, boolean entriesOnly, long nowNanos) {
        int sent = 0;
        var sorted = live.stream().sorted(Comparator.comparing(Order::ref)).toList();
        for (var order : sorted) {
            boolean keep = entriesOnly && checks.isProtective(order);
            if (!keep && cancel(order, null, nowNanos) instanceof SubmitOutcome.Sent) {
                sent++;
            }
        }
        return sent;
    }

    private SubmitOutcome amend(ApprovedIntent approved, Intent.Amend asked, Order order, long nowNanos) {
        var qty = asked.qty() == null ? order.qty() : asked.qty();
        var price = asked.price() == null ? order.price() : asked.price();
        var denial = order.requests().amend() != null
                ? new Denial(ReasonCode.EXE_AMEND_REJECTED)
                : checks.ofAmend(approved, order, qty, price, nowNanos);
        if (denial != null) {
            return deny(approved, order, denial, nowNanos);
        }
        var transition = order.apply(OrderInput.AMEND_REQUEST, ReasonCode.OK, nowNanos);
        if (transition.handling() != Handling.MOVE) {
            return deny(approved, order, new Denial(ReasonCode.EXE_AMEND_REJECTED), nowNanos);
        }
        order.request(order.requests().withAmend(approved.identity().ref(), qty, price, nowNanos));
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(
                new VenueRequest.Amend(order.clientOrderId(), order.instrument(), qty, price),
                Checks.notAfterNanos(approved));
        return new SubmitOutcome.Sent(order.clientOrderId());
    }

    private SubmitOutcome deny(ApprovedIntent approved, Order order, Denial denial, long nowNanos) {
        outlet.refusal(order, ExecutionKind.DENIED, approved.identity().ref(), denial.code(), nowNanos);
        return denial.outcome();
    }

    private static SubmitOutcome conflict(ApprovedIntent approved, String storedDigest) {
        return new SubmitOutcome.Conflict(approved.identity().idempotencyKey(), storedDigest, approved.bodyDigest());
    }
}
