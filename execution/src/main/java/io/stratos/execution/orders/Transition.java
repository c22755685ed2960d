package io.stratos.execution.orders;

/// What an input does to an order: how it is handled, and the status afterwards.
public record Transition(Handling handling, OrderStatus next) {

    /// How an input is handled.
    public enum Handling {
        /// The order goes on to `next`.
        MOVE,
        /// Says nothing new: a repeat, or something later overtook it.
        KEEP,
        /// A fill after the end: booked and audited, never dropped; the status stays.
        LATE,
        /// Cannot be true together with what is known. A live order becomes UNKNOWN; reconciliation
        /// settles it.
        CONTRADICT,
        /// Our own request does not fit the order's state; nothing is sent.
        REFUSE
    }
}
