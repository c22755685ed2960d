package io.stratos.execution.orders;

/// What can happen to an order. The first four come from us, the others from the venue.
public enum OrderInput {
    /// It goes out.
    SEND,
    /// Safety, risk or its age forbids sending it.
    DENY,
    CANCEL_REQUEST,
    AMEND_REQUEST,
    /// The venue has it; nothing is filled.
    ACKNOWLEDGED,
    /// The venue works it; nothing is filled.
    WORKING,
    /// Something is filled and something is left.
    PARTIAL_FILL,
    /// Nothing is left.
    LAST_FILL,
    CANCELED,
    /// A definite refusal.
    REJECTED,
    EXPIRED,
    CANCEL_REJECTED,
    AMENDED,
    AMEND_REJECTED,
    /// No answer that says what became of it.
    LOST,
    /// What the venue says cannot be true together with what it said before.
    CONTRADICTED
}
