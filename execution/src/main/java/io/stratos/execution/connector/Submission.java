package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
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
    private final Replacing replacing;
    private final Netting netting;
    private final IntentStages stages;
    private final Outlet outlet;

    Submission(
            ClientOrderIds ids,
            Orders orders,
            RequestKeys keys,
            Checks checks,
            Replacing replacing,
            Netting netting,
            IntentStages stages,
            Outlet outlet) {
        this.ids = ids;
        this.orders = orders;
        this.keys = keys;
        this.checks = checks;
        this.replacing = replacing;
        this.netting = netting;
        this.stages = stages;
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
        var order = new Order(approved, asked, id, identity.ref(), onBehalfOf, null, nowNanos);
        var denial = checks.ofOrder(approved, asked, order, nowNanos);
        var plan = denial == null ? netting.plan(order) : null;
        if (plan != null && !plan.isEmpty()) {
            return net(approved, order, plan, nowNanos);
        }
        if (denial == null && plan == null) {
            denial = new Denial(ReasonCode.GATE_SELFTRADE);
        }
        order.apply(
                denial == null ? OrderInput.SEND : OrderInput.DENY,
                denial == null ? ReasonCode.OK : denial.code(),
                nowNanos);
        if (denial == null) {
            order.attempt(nowNanos);
        }
        stages.came(approved, id, Stage.APPROVED, denial, nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        if (denial != null) {
            outlet.event(order, ExecutionKind.DENIED, null, denial.code(), nowNanos);
            return denial.outcome();
        }
        outlet.send(order.placing(), order.notAfterNanos());
        return new SubmitOutcome.Sent(id);
    }

    /// Takes what a new order would trade with the account's own off both.
    private SubmitOutcome net(ApprovedIntent approved, Order order, Netting.Plan plan, long nowNanos) {
        var asked = order.qty();
        boolean isLeft = plan.left().isPositive();
        var denial = isLeft ? null : new Denial(ReasonCode.GATE_SELFTRADE, "netted", asked.toString());
        if (isLeft) {
            order.amend(plan.left(), order.price());
            netting.await(order, plan.gone());
        } else {
            order.apply(OrderInput.DENY, ReasonCode.GATE_SELFTRADE, nowNanos);
        }
        stages.came(approved, order.clientOrderId(), Stage.STAGED, denial, nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.note(
                order.clientOrderId(), ReasonCode.GATE_SELFTRADE, plan.gone().size(), nowNanos);
        plan.gone().forEach(other -> cancel(other, null, nowNanos));
        if (plan.smaller() != null) {
            shrink(plan.smaller(), plan.smallerQty(), nowNanos);
        }
        if (denial != null) {
            outlet.event(order, ExecutionKind.DENIED, null, denial.code(), nowNanos);
            return denial.outcome();
        }
        return new SubmitOutcome.Sent(order.clientOrderId());
    }

    private void shrink(Order order, Decimal qty, long nowNanos) {
        order.apply(OrderInput.AMEND_REQUEST, ReasonCode.OK, nowNanos);
        order.request(order.requests().withAmend(null, qty, order.price(), nowNanos));
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(
                new VenueRequest.Amend(order.clientOrderId(), order.instrument(), qty, order.price()), Long.MAX_VALUE);
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
        var order = target == null ? null : findTarget(identity.instance(), target);
        keys.remember(
                identity.idempotencyKey(),
                new RequestKeys.Entry(approved.bodyDigest(), order == null ? "" : order.clientOrderId()));
        if (order == null) {
            var denial = new Denial(ReasonCode.GATE_TARGET);
            stages.came(approved, "", Stage.DENIED, denial, nowNanos);
            outlet.noSuchOrder(identity.instance(), identity.ref(), target, denial.code(), nowNanos);
            return denial.outcome();
        }
        return act.apply(order);
    }

    private @Nullable Order findTarget(InstanceId instance, IntentRef target) {
        var live = orders.findLive(instance, target);
        return live == null ? orders.findStaged(instance, target) : live;
    }

    private SubmitOutcome cancel(ApprovedIntent approved, Order order, long nowNanos) {
        if (order.isStaged()) {
            stages.came(approved, order.clientOrderId(), Stage.COMMITTED, null, nowNanos);
            takeBack(order, nowNanos);
            return new SubmitOutcome.Nothing();
        }
        var denial = checks.ofCancel(order);
        if (denial != null) {
            return deny(approved, order, denial, nowNanos);
        }
        boolean isUnderway = order.status().pending() == Pending.CANCEL;
        var stage = isUnderway ? Stage.COMMITTED : Stage.APPROVED;
        stages.came(approved, order.clientOrderId(), stage, null, nowNanos);
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
        overtake(order, nowNanos);
        checks.countUrgent(nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(new VenueRequest.Cancel(order.clientOrderId(), order.instrument()), Long.MAX_VALUE);
        return new SubmitOutcome.Sent(order.clientOrderId());
    }

    /// A cancel overtakes an amend that another order was to carry out: nothing takes the order's place any
    /// more.
    private void overtake(Order order, long nowNanos) {
        var given = replacing.abandon(order, ReasonCode.EXE_CANCELED, nowNanos);
        if (given != null) {
            order.request(order.requests().withoutAmend());
            outlet.refusal(order, ExecutionKind.AMEND_REJECTED, given.amend(), ReasonCode.EXE_CANCELED, nowNanos);
        }
    }

    /// Asks once more for a cancel that is pending: the order still stands at the venue.
    void cancelAgain(Order order, long nowNanos) {
        if (order.status().isLive() && order.status().pending() == Pending.CANCEL) {
            checks.countUrgent(nowNanos);
            outlet.send(new VenueRequest.Cancel(order.clientOrderId(), order.instrument()), Long.MAX_VALUE);
        }
    }

    /// Asks the venue to take back what is over here: nothing of it changes, and nobody is told.
    void cancelNobodys(Order order, long nowNanos) {
        checks.countUrgent(nowNanos);
        outlet.send(new VenueRequest.Cancel(order.clientOrderId(), order.instrument()), Long.MAX_VALUE);
    }

    /// Sends the identical request for an order of unknown outcome again, if age and safety let it go.
    boolean placeAgain(Order order, long nowNanos) {
        if (order.status().lifecycle() != Lifecycle.UNKNOWN || order.awaitsRelease()) {
            return false;
        }
        var place = order.placing();
        if (checks.ofResubmit(place, order, nowNanos) != ReasonCode.OK) {
            return false;
        }
        checks.countUrgent(nowNanos); // of many orders in doubt, the questions would leave none of them its repeat
        order.attempt(nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.send(place, Checks.repeatNotAfterNanos(order));
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

    private void takeBack(Order staged, long nowNanos) {
        if (netting.isAwaiting(staged)) {
            netting.drop(staged, ExecutionKind.CANCELED, ReasonCode.EXE_CANCELED, nowNanos);
        } else {
            replacing.cancel(staged, nowNanos);
        }
    }

    /// Takes back what an instance has waiting.
    void cancelStaged(InstanceId instance, boolean entriesOnly, long nowNanos) {
        for (var staged : orders.staged()) {
            boolean isWaiting = netting.isAwaiting(staged)
                    || !replacing.before(staged).status().isLive();
            boolean isLeft =
                    isWaiting && staged.instance().equals(instance) && !(entriesOnly && checks.isProtective(staged));
            if (isLeft) {
                takeBack(staged, nowNanos);
            }
        }
    }

    private SubmitOutcome amend(ApprovedIntent approved, Intent.Amend asked, Order order, long nowNanos) {
        var qty = asked.qty() == null ? order.qty() : asked.qty().minus(order.carried());
        var price = asked.price() == null ? order.price() : asked.price();
        var denial = order.isStaged() || order.requests().hasAmend()
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
        boolean replaces = checks.replacesToAmend();
        stages.came(approved, order.clientOrderId(), replaces ? Stage.STAGED : Stage.APPROVED, null, nowNanos);
        orders.changed(order);
        outlet.transition(order, nowNanos);
        if (replaces) {
            replacing.begin(approved, order, qty.plus(order.carried()), price, nowNanos);
        } else {
            outlet.send(
                    new VenueRequest.Amend(order.clientOrderId(), order.instrument(), qty, price),
                    Checks.notAfterNanos(approved));
        }
        return new SubmitOutcome.Sent(order.clientOrderId());
    }

    private SubmitOutcome deny(ApprovedIntent approved, Order order, Denial denial, long nowNanos) {
        stages.came(approved, order.clientOrderId(), Stage.DENIED, denial, nowNanos);
        outlet.refusal(order, ExecutionKind.DENIED, approved.identity().ref(), denial.code(), nowNanos);
        return denial.outcome();
    }

    private static SubmitOutcome conflict(ApprovedIntent approved, String storedDigest) {
        return new SubmitOutcome.Conflict(approved.identity().idempotencyKey(), storedDigest, approved.bodyDigest());
    }
}
