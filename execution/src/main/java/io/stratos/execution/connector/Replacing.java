package io.stratos.execution.connector;

import io.stratos.abi.journal.Replacement;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Amends orders where the venue cannot: takes the old order back and, when it is surely gone, places
/// another for what is left.
///
/// The new order is staged meanwhile. It goes out only when the old one was cancelled *and* everything it
/// executed is booked here; where the account is compared with its venue, the venue itself must have shown
/// the old order as done with just these executions. So the two together never execute more than was asked
/// for. Its id is derived from the amend's key. To its owner it is the same order.
///
/// | what happens to the old order | the new one                                     | the owner hears              |
/// | ----------------------------- | ----------------------------------------------- | ---------------------------- |
/// | cancelled, all booked         | placed for what is left                         | AMENDED, once it is there    |
/// | cancelled, nothing left       | dropped                                         | AMEND_REJECTED, CANCELED     |
/// | cancelled, but too late since | dropped                                         | AMEND_REJECTED, CANCELED     |
/// | cancelled, but never shown so | dropped                                         | AMEND_REJECTED, CANCELED     |
/// | cancelled, new one refused    | done: by our checks or by the venue             | AMEND_REJECTED, CANCELED     |
/// | its cancel is refused         | dropped                                         | AMEND_REJECTED; it lives on  |
/// | filled or ended by itself     | dropped                                         | the old order's end          |
/// | cancelled by its owner or us  | dropped                                         | AMEND_REJECTED, then the end |
final class Replacing {

    private final ClientOrderIds ids;
    private final Orders orders;
    private final Checks checks;
    private final IntentStages stages;
    private final Outlet outlet;
    private final boolean needsProof;
    private final Set<String> surelyGone = new HashSet<>();

    /// @param needsProof whether the venue must have shown that the old order is done; not where its state
    ///     is in the account's own batch
    Replacing(
            ClientOrderIds ids, Orders orders, Checks checks, IntentStages stages, Outlet outlet, boolean needsProof) {
        this.ids = ids;
        this.orders = orders;
        this.checks = checks;
        this.stages = stages;
        this.outlet = outlet;
        this.needsProof = needsProof;
    }

    /// Stages the new order and takes the old one back; its amend is pending already.
    ///
    /// @param qty total quantity as the owner counts
    void begin(ApprovedIntent amend, Order old, Decimal qty, @Nullable Decimal price, long nowNanos) {
        var identity = amend.identity();
        var staged = new Order(
                amend,
                asked(old, qty, price, amend.intent().riskContext()),
                ids.of(identity.instance(), identity.idempotencyKey()),
                old.ref(),
                null,
                new Replacement(old.clientOrderId(), identity.ref(), Decimal.ZERO),
                nowNanos);
        changed(staged, nowNanos);
        checks.countUrgent(nowNanos);
        outlet.send(new VenueRequest.Cancel(old.clientOrderId(), old.instrument()), staged.notAfterNanos());
    }

    /// The old order with other values, as an intent would ask for it; a stop whose trigger came is a limit
    /// order now.
    private static Intent.Order asked(Order old, Decimal qty, @Nullable Decimal price, @Nullable RiskContext risk) {
        var place = old.placing();
        boolean isTriggered =
                place.type() == OrderType.STOP_LIMIT && old.status().lifecycle() != Lifecycle.ACKED;
        return new Intent.Order(
                place.instrument(),
                place.side(),
                isTriggered ? OrderType.LIMIT : place.type(),
                qty,
                price,
                isTriggered ? null : place.stopPrice(),
                place.tif(),
                place.reduceOnly(),
                false,
                place.postOnly(),
                place.expireTimeNanos(),
                risk,
                null);
    }

    /// An order ended. Says whether another stands in for it: then its owner is not told of an end.
    boolean takesOver(Order old, ReasonCode code, long nowNanos) {
        var staged = orders.findReplacement(old.clientOrderId());
        if (staged == null) {
            return false;
        }
        if (old.status().lifecycle() != Lifecycle.CANCELED || code != ReasonCode.EXE_CANCELED) {
            drop(staged, ReasonCode.EXE_AMEND_REJECTED, nowNanos);
            return false;
        }
        staged.standIn(old);
        if (!needsProof) {
            place(staged, old, nowNanos);
        }
        return true;
    }

    /// The venue showed the order as done, with the executions that are booked here.
    void surelyGone(Order old, long nowNanos) {
        var staged = orders.findReplacement(old.clientOrderId());
        if (staged != null && old.status().lifecycle() == Lifecycle.CANCELED) {
            surelyGone.add(old.clientOrderId());
            place(staged, old, nowNanos);
        }
    }

    /// That the order is done, with what is booked here, will not be shown any more.
    void unproven(Order old, long nowNanos) {
        var staged = orders.findReplacement(old.clientOrderId());
        if (staged != null && !old.status().isLive()) {
            fail(staged, old, ReasonCode.EXE_AMEND_REJECTED, nowNanos);
        }
    }

    /// The order stays: nothing takes its place any more.
    ///
    /// @return the amend that came to nothing, null if there was none
    @Nullable
    Replacement abandon(Order old, ReasonCode code, long nowNanos) {
        var staged = orders.findReplacement(old.clientOrderId());
        if (staged == null) {
            return null;
        }
        drop(staged, code, nowNanos);
        return staged.replaces();
    }

    /// Takes a staged order back whose old one is gone.
    void cancel(Order staged, long nowNanos) {
        fail(staged, before(staged), ReasonCode.EXE_CANCELED, nowNanos);
    }

    /// What a doubt held up may go out now; what waited for too long is not placed any more.
    void tick(long nowNanos) {
        for (var staged : orders.replacements()) {
            var old = before(staged);
            if (nowNanos > staged.notAfterNanos() && !old.status().isLive()) {
                fail(staged, old, ReasonCode.EXE_NOT_SENT_TOO_LATE, nowNanos);
            } else if (surelyGone.contains(old.clientOrderId())) {
                place(staged, old, nowNanos);
            }
        }
        surelyGone.removeIf(id -> orders.findReplacement(id) == null);
    }

    /// The order that a staged one follows.
    Order before(Order staged) {
        var replaced = Required.field("a replaced order", staged.replaces());
        return Required.field("the order before a staged one", orders.find(replaced.clientOrderId()));
    }

    /// The new order is refused after the old one is gone: its owner has neither.
    void tellHalf(Order order, ReasonCode code, long nowNanos) {
        var replaced = Required.field("a replaced order", order.replaces());
        outlet.refusal(order, ExecutionKind.AMEND_REJECTED, replaced.amend(), code, nowNanos);
        outlet.event(order, ExecutionKind.CANCELED, null, ReasonCode.EXE_CANCELED, nowNanos);
    }

    private void place(Order staged, Order old, long nowNanos) {
        staged.standIn(old);
        if (!staged.qty().isPositive()) {
            fail(staged, old, ReasonCode.EXE_AMEND_REJECTED, nowNanos);
            return;
        }
        var denial = checks.ofStaged(staged, nowNanos);
        if (denial != null && isDoubt(denial.code())) {
            return; // until it is over, or too late
        }
        if (denial != null) {
            fail(staged, old, denial.code(), nowNanos);
            return;
        }
        staged.apply(OrderInput.SEND, ReasonCode.OK, nowNanos);
        staged.attempt(nowNanos);
        stages.approved(staged, nowNanos);
        changed(staged, nowNanos);
        outlet.send(staged.placing(), staged.notAfterNanos());
    }

    private boolean isDoubt(ReasonCode code) {
        return needsProof && (code == ReasonCode.REC_PENDING || code == ReasonCode.RSK_UNKNOWN_BLOCK);
    }

    private void fail(Order staged, Order old, ReasonCode code, long nowNanos) {
        staged.standIn(old);
        drop(staged, code, nowNanos);
        tellHalf(staged, code, nowNanos);
    }

    private void drop(Order staged, ReasonCode code, long nowNanos) {
        staged.apply(OrderInput.DENY, code, nowNanos);
        stages.denied(staged, code, nowNanos);
        changed(staged, nowNanos);
    }

    private void changed(Order order, long nowNanos) {
        orders.changed(order);
        outlet.transition(order, nowNanos);
    }
}
