package io.stratos.execution.paper;

/// What is assumed of the queue at a resting order's own price.
public enum QueueModel {
    /// Unknown: at its very price nothing fills, only when the market goes through it.
    THROUGH,
    /// What the market showed at the price when the order came to rest is ahead of it. Trades at the price
    /// eat that first, then fill the order; whoever takes his order back was behind ours, unless less is
    /// shown than was ahead.
    SHOWN_AHEAD
}
