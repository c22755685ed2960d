package io.stratos.execution.reconcile;

/// How an order of unknown outcome ends.
public enum Settlement {
    /// The venue never had it, or refused it: nothing of it was ever executed.
    NOT_PLACED,
    /// The venue had it and has it no more; what was executed is booked.
    GONE
}
