package io.stratos.execution.connector;

import io.stratos.abi.model.ReasonCode;

/// What the account core did with an approved intent. Whatever a strategy must know goes to it as
/// an event.
public sealed interface SubmitOutcome {

    /// A request is on its way to the venue.
    record Sent(String clientOrderId) implements SubmitOutcome {}

    /// The same intent came before, with the same body: the first result stands and nothing was
    /// done (`IDM_REPLAY`).
    record Repeated(String clientOrderId) implements SubmitOutcome {}

    /// The same key came with another body (`IDM_CONFLICT`): the instance must halt and reconcile.
    /// Nothing was done.
    record Conflict(String idempotencyKey, String storedDigest, String gotDigest) implements SubmitOutcome {}

    /// Safety, risk or the order's own state forbids it; the strategy was told with a DENIED event.
    record Denied(ReasonCode code, String got, String limit) implements SubmitOutcome {}

    /// Nothing for a venue: an alert, a no-op, a risk hint, or a cancel of an order that is being
    /// cancelled already.
    record Nothing() implements SubmitOutcome {}
}
