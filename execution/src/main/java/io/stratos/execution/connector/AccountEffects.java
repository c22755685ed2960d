package io.stratos.execution.connector;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;

/// Everything that leaves the account core, called in the order in which it must happen. The shell
/// keeps what it gets until the group is committed: nothing reaches a venue or a strategy before
/// (DESIGN §1, §8).
public interface AccountEffects {

    /// A request for the venue, after the commit and after [AccountCore#release] says so.
    ///
    /// @param notAfterNanos past this time it must not leave; `Long.MAX_VALUE` for cancels, but for one by which an
    ///     amend is carried out
    void send(VenueRequest request, long notAfterNanos);

    /// A question for the venue, after the commit. Only an account with a reconciliation policy asks.
    default void ask(VenueQuery query) {
        throw new IllegalStateException("Invariant: who is reconciled can ask, got=" + query.kind());
    }

    /// An event for an instance: the shell gives it the outbox row and schedules the turn.
    void deliver(InstanceId instance, int instrument, EventBody.Execution event, long nowNanos);

    /// A journal record; the array belongs to the shell.
    void record(RecordKind kind, long nowNanos, byte[] payload);
}
