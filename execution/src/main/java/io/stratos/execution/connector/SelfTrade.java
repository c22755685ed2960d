package io.stratos.execution.connector;

/// What is done about an order that could trade with a resting order of the same account (SPEC M-24: between
/// strategies as well as within one).
public enum SelfTrade {
    /// It is denied (`GATE_SELFTRADE`).
    BLOCK,
    /// What the two would trade with each other leaves both: what rests is taken back or made smaller, and what is
    /// left of the new order goes out when that is done. Nothing is executed for it.
    NET,
    /// Nothing: the venue may prevent it or not.
    ALLOW
}
