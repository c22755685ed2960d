package io.stratos.execution.orders;

import io.stratos.execution.orders.Transition.Handling;

/// Status of an order: lifecycle × pending operation. The only way to a next status is [#on].
///
/// | lifecycle | ACKNOWLEDGED | WORKING | PARTIAL_FILL | LAST_FILL | CANCELED | REJECTED | LOST    |
/// | --------- | ------------ | ------- | ------------ | --------- | -------- | -------- | ------- |
/// | NEW       | !            | !       | !            | !         | !        | !        | UNKNOWN |
/// | SENT      | ACKED        | OPEN    | PARTIALLY    | FILLED    | CANCELED | REJECTED | UNKNOWN |
/// | ACKED     | keep         | OPEN    | PARTIALLY    | FILLED    | CANCELED | REJECTED | UNKNOWN |
/// | OPEN      | keep         | keep    | PARTIALLY    | FILLED    | CANCELED | REJECTED | UNKNOWN |
/// | PARTIALLY | keep         | keep    | PARTIALLY    | FILLED    | CANCELED | !        | UNKNOWN |
/// | UNKNOWN   | ACKED        | OPEN    | PARTIALLY    | FILLED    | CANCELED | REJECTED | keep    |
/// | FILLED    | keep         | keep    | late         | late      | keep     | !        | keep    |
/// | CANCELED  | keep         | keep    | late         | late      | keep     | keep     | keep    |
/// | REJECTED  | keep         | keep    | late         | late      | keep     | keep     | keep    |
/// | EXPIRED   | keep         | keep    | late         | late      | keep     | keep     | keep    |
///
/// EXPIRED as an input is as CANCELED. `!` contradicts: a live order becomes UNKNOWN, one that is
/// done stays. NEW goes to SENT (SEND) or REJECTED (DENY); everything else refuses both. What is
/// pending survives all moves between live states and ends with the order:
///
/// | pending | CANCEL_REQUEST | AMEND_REQUEST | CANCEL_REJECTED | AMENDED | AMEND_REJECTED |
/// | ------- | -------------- | ------------- | --------------- | ------- | -------------- |
/// | NONE    | CANCEL         | AMEND (*)     | keep            | keep    | keep           |
/// | CANCEL  | keep           | refuse        | NONE            | keep    | keep           |
/// | AMEND   | CANCEL         | refuse        | keep            | NONE    | NONE           |
///
/// (*) only what the venue has confirmed (ACKED, OPEN, PARTIALLY_FILLED) can be amended. A cancel
/// overtakes an amend. NEW and done orders refuse both requests; answers to them contradict a NEW
/// order and are kept by one that is done.
public record OrderStatus(Lifecycle lifecycle, Pending pending) {

    /// Before anything happened.
    public static final OrderStatus NEW = new OrderStatus(Lifecycle.NEW, Pending.NONE);

    public OrderStatus {
        if (pending != Pending.NONE && (lifecycle == Lifecycle.NEW || lifecycle.isTerminal())) {
            throw new IllegalArgumentException(
                    "Invariant: nothing is pending on an order that is " + lifecycle + ", got=" + pending);
        }
    }

    /// Sent and not done: it can still be filled.
    public boolean isLive() {
        return lifecycle != Lifecycle.NEW && !lifecycle.isTerminal();
    }

    /// Decides what `input` does. Every pair is decided; a status that is not in the table cannot
    /// be made.
    public Transition on(OrderInput input) {
        if (lifecycle == Lifecycle.NEW) {
            return onNew(input);
        }
        return lifecycle.isTerminal() ? onDone(input) : onLive(input);
    }

    private Transition onNew(OrderInput input) {
        return switch (input) {
            case SEND -> to(Lifecycle.SENT);
            case DENY -> to(Lifecycle.REJECTED);
            case LOST -> to(Lifecycle.UNKNOWN);
            case CANCEL_REQUEST, AMEND_REQUEST -> stay(Handling.REFUSE);
            case ACKNOWLEDGED,
                    WORKING,
                    PARTIAL_FILL,
                    LAST_FILL,
                    CANCELED,
                    REJECTED,
                    EXPIRED,
                    CANCEL_REJECTED,
                    AMENDED,
                    AMEND_REJECTED,
                    CONTRADICTED -> contradict();
        };
    }

    private Transition onDone(OrderInput input) {
        return switch (input) {
            case SEND, DENY, CANCEL_REQUEST, AMEND_REQUEST -> stay(Handling.REFUSE);
            case PARTIAL_FILL, LAST_FILL -> stay(Handling.LATE);
            case REJECTED -> stay(lifecycle == Lifecycle.FILLED ? Handling.CONTRADICT : Handling.KEEP);
            case CONTRADICTED -> stay(Handling.CONTRADICT);
            case ACKNOWLEDGED, WORKING, CANCELED, EXPIRED, CANCEL_REJECTED, AMENDED, AMEND_REJECTED, LOST ->
                stay(Handling.KEEP);
        };
    }

    private Transition onLive(OrderInput input) {
        return switch (input) {
            case SEND, DENY -> stay(Handling.REFUSE);
            case CANCEL_REQUEST -> pending == Pending.CANCEL ? stay(Handling.KEEP) : with(Pending.CANCEL);
            case AMEND_REQUEST -> canBeAmended() ? with(Pending.AMEND) : stay(Handling.REFUSE);
            case ACKNOWLEDGED -> isUnconfirmed() ? to(Lifecycle.ACKED) : stay(Handling.KEEP);
            case WORKING -> isUnconfirmed() || lifecycle == Lifecycle.ACKED ? to(Lifecycle.OPEN) : stay(Handling.KEEP);
            case PARTIAL_FILL -> to(Lifecycle.PARTIALLY_FILLED);
            case LAST_FILL -> to(Lifecycle.FILLED);
            case CANCELED -> to(Lifecycle.CANCELED);
            case REJECTED -> lifecycle == Lifecycle.PARTIALLY_FILLED ? contradict() : to(Lifecycle.REJECTED);
            case EXPIRED -> to(Lifecycle.EXPIRED);
            case CANCEL_REJECTED -> pending == Pending.CANCEL ? with(Pending.NONE) : stay(Handling.KEEP);
            case AMENDED, AMEND_REJECTED -> pending == Pending.AMEND ? with(Pending.NONE) : stay(Handling.KEEP);
            case LOST -> lifecycle == Lifecycle.UNKNOWN ? stay(Handling.KEEP) : to(Lifecycle.UNKNOWN);
            case CONTRADICTED -> contradict();
        };
    }

    private boolean isUnconfirmed() {
        return lifecycle == Lifecycle.SENT || lifecycle == Lifecycle.UNKNOWN;
    }

    private boolean canBeAmended() {
        return pending == Pending.NONE && !isUnconfirmed();
    }

    /// Live, and the venue's last word was that it has it.
    public boolean isConfirmed() {
        return isLive() && !isUnconfirmed();
    }

    private Transition to(Lifecycle next) {
        return new Transition(Handling.MOVE, new OrderStatus(next, next.isTerminal() ? Pending.NONE : pending));
    }

    private Transition with(Pending next) {
        return new Transition(Handling.MOVE, new OrderStatus(lifecycle, next));
    }

    private Transition stay(Handling handling) {
        return new Transition(handling, this);
    }

    private Transition contradict() {
        return new Transition(Handling.CONTRADICT, new OrderStatus(Lifecycle.UNKNOWN, pending));
    }
}
