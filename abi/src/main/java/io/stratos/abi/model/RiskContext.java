package io.stratos.abi.model;

/// What an intent may cost at worst; mandatory for every intent (SPEC M-4). Values are as the guest gave them:
/// the gate judges them (`GATE_META`, `GATE_NUMBER`), so nothing is refused here.
///
/// @param maxSlippageBps worst price against the reference, basis points
/// @param maxDelayNanos past this age from the turn's now the intent is not sent any more
/// @param expectedHoldingNanos how long the position is meant to be held
/// @param budget most that may be at stake, in the quote asset
public record RiskContext(Decimal maxSlippageBps, long maxDelayNanos, long expectedHoldingNanos, Decimal budget) {}
