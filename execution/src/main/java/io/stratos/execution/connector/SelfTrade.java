package io.stratos.execution.connector;

/// What is done about an order that could trade with a resting order of the same account (SPEC M-24: between
/// strategies as well as within one).
public enum SelfTrade {
    /// It is denied (`GATE_SELFTRADE`).
    BLOCK,
    /// Nothing: the venue may prevent it or not.
    ALLOW
}
