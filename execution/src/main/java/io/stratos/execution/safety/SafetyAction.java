package io.stratos.execution.safety;

/// What someone wants to do, seen by what it can do to the risk.
public enum SafetyAction {
    /// An order that can make a position larger or turn it round.
    INCREASE,
    /// An order that can only make a position smaller.
    REDUCE,
    /// A change after which more can be at risk, or risk comes sooner.
    AMEND_UP,
    /// A change after which no more can be at risk.
    AMEND_DOWN,
    /// Taking back an order that could have made a position larger.
    CANCEL_ENTRY,
    /// Taking back an order that would have made a position smaller.
    CANCEL_PROTECTIVE,
    /// A reduce-only stop.
    PLACE_PROTECTIVE,
    /// The connector itself closes a position.
    HOST_CLOSE
}
