package io.stratos.host.live.account;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.connector.AccountEffects;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.HashSet;
import java.util.Set;

/// Takes down what the account core does, for the group that is being filled; lets nothing out.
final class AccountDesk implements AccountEffects, RowSink {
    private final Writer writer;
    private final AccountOutbox outbox;
    private final AccountMeter meter;
    private final Set<InstanceId> changed = new HashSet<>();
    private AccountGroup group = new AccountGroup();
    private boolean changedAll;

    AccountDesk(Writer writer, AccountOutbox outbox, AccountMeter meter) {
        this.writer = writer;
        this.outbox = outbox;
        this.meter = meter;
    }

    AccountGroup group() {
        return group;
    }

    /// Hands the filled group over; the next one starts empty.
    void nextGroup() {
        group = new AccountGroup();
    }

    /// Instances whose view is no longer true.
    Set<InstanceId> takeChanged() {
        var taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /// Whether the view of every instance may be wrong.
    boolean takeChangedAll() {
        boolean was = changedAll;
        changedAll = false;
        return was;
    }

    void changed(InstanceId instance) {
        changed.add(instance);
    }

    @Override
    public void send(VenueRequest request, long notAfterNanos) {
        group.effects.add(new Effect.Send(request, notAfterNanos));
    }

    @Override
    public void ask(VenueQuery query) {
        group.effects.add(new Effect.Ask(query));
    }

    @Override
    public void deliver(InstanceId instance, int instrument, EventBody.Execution event, long nowNanos) {
        meter.told(instance, event, nowNanos);
        tell(instance, instrument, event, nowNanos);
    }

    /// Puts an event into the instance's outbox.
    void tell(InstanceId instance, int instrument, EventBody event, long nowNanos) {
        changed.add(instance);
        group.effects.add(outbox.add(instance, instrument, event, nowNanos, this));
    }

    @Override
    public void record(RecordKind kind, long nowNanos, byte[] payload) {
        meter.recorded(kind, payload, nowNanos);
        changedAll |= kind == RecordKind.SAFETY || kind == RecordKind.ORDER;
        group.batch.record(writer, kind, nowNanos, payload);
    }

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        group.batch.put(writer, table, key, value);
    }

    @Override
    public void delete(Table table, byte[] key) {
        group.batch.delete(writer, table, key);
    }
}
