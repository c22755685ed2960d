package io.stratos.host.breaker;

import io.stratos.abi.model.ReasonCode;

/// One change of a breaker, for the journal and for people.
///
/// @param reason the trigger's code; `OK` when it closes
/// @param actor who did it, `breaker` for itself
/// @param note what the actor said, empty for itself
public record Transition(
        long atNanos, BreakerState from, BreakerState to, ReasonCode reason, String actor, String note) {

    static final String ITSELF = "breaker";

    /// The action that begins with this transition and was not in force before.
    public boolean beginsToTakeOrdersBack() {
        return takesOrdersBack(to) && !takesOrdersBack(from);
    }

    /// Whether the host now has to close the position.
    public boolean beginsToClose() {
        return closes(to) && !closes(from);
    }

    private static boolean takesOrdersBack(BreakerState state) {
        return state instanceof Open open && open.rule().action().takesOrdersBack();
    }

    private static boolean closes(BreakerState state) {
        return state instanceof Open open && open.rule().action().closesThePosition();
    }
}
