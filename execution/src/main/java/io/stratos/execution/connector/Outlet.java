package io.stratos.execution.connector;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;
import org.jspecify.annotations.Nullable;

/// Puts what the account core does into words: journal records, and events for instances.
final class Outlet {

    private static final IntentRef NO_INTENT = new IntentRef(0, 0);

    private final AccountEffects effects;
    private final PositionBook positions;

    Outlet(AccountEffects effects, PositionBook positions) {
        this.effects = effects;
        this.positions = positions;
    }

    void send(VenueRequest request, long notAfterNanos) {
        effects.send(request, notAfterNanos);
    }

    void ask(VenueQuery query) {
        effects.ask(query);
    }

    /// Records what a reconciliation or an operator did.
    void reconciliation(ReconciliationRecord record, long nowNanos) {
        effects.record(RecordKind.RECONCILIATION, nowNanos, record.encode());
    }

    /// Records that an order changed.
    void transition(Order order, long nowNanos) {
        effects.record(RecordKind.ORDER, nowNanos, order.record().encode());
    }

    /// Records a fill.
    ///
    /// @return the record's bytes, which are the fill's row too
    byte[] fill(FillRecord fill, long nowNanos) {
        var bytes = fill.encode();
        effects.record(RecordKind.FILL, nowNanos, bytes.clone());
        return bytes;
    }

    /// Records something an operator must be able to find.
    void note(String subject, ReasonCode code, long number, long nowNanos) {
        effects.record(RecordKind.NOTE, nowNanos, new NoteRecord(subject, code, number).encode());
    }

    /// Tells the owner of an order what became of it. Of an order that the host made, the instance whose position it
    /// changes hears the fills and nothing else; `intent` is then none of its own (cursor 0).
    void event(Order order, ExecutionKind kind, EventBody.@Nullable Fill fill, ReasonCode code, long nowNanos) {
        if (order.isHostMade()) {
            if (fill != null) {
                deliver(order, kind, NO_INTENT, null, fill, code, nowNanos);
            }
            return;
        }
        deliver(order, kind, order.ref(), null, fill, code, nowNanos);
    }

    /// Tells the owner of an order that a cancel or amend of it came to nothing.
    void refusal(Order order, ExecutionKind kind, IntentRef request, ReasonCode code, long nowNanos) {
        deliver(order, kind, request, order.ref(), null, code, nowNanos);
    }

    /// Tells an instance that a cancel or amend was denied because it has no such order.
    void noSuchOrder(
            InstanceId instance, IntentRef request, @Nullable IntentRef target, ReasonCode code, long nowNanos) {
        var event = new EventBody.Execution(
                ExecutionKind.DENIED,
                request,
                target,
                null,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                null,
                null,
                code.number(),
                Decimal.ZERO);
        effects.deliver(instance, 0, event, nowNanos);
    }

    private void deliver(
            Order order,
            ExecutionKind kind,
            IntentRef intent,
            @Nullable IntentRef target,
            EventBody.@Nullable Fill fill,
            ReasonCode code,
            long nowNanos) {
        var event = new EventBody.Execution(
                kind,
                intent,
                target,
                order.side(),
                order.ownersQty(),
                order.ownersFilled(),
                order.leaves(),
                order.price(),
                fill,
                code.number(),
                positions.qty(order.beneficiary(), order.instrument()));
        effects.deliver(order.beneficiary(), order.instrument(), event, nowNanos);
    }
}
