package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;

/// What an open breaker does, loosest first. Each includes what the ones before it do.
public enum BreakerAction {
    /// Nothing but orders that shrink the position.
    REDUCE_ONLY(Trading.REDUCE_ONLY),
    /// No orders at all.
    NO_TRADE(Trading.NO_TRADE),
    /// And entries that rest at the venue are taken back.
    CANCEL_ALL(Trading.NO_TRADE),
    /// And the host closes the position.
    HEDGE_TO_FLAT(Trading.NO_TRADE);

    private final Trading trading;

    BreakerAction(Trading trading) {
        this.trading = trading;
    }

    /// What the gate still lets through.
    public Trading trading() {
        return trading;
    }

    public boolean takesOrdersBack() {
        return this == CANCEL_ALL || this == HEDGE_TO_FLAT;
    }

    public boolean closesThePosition() {
        return this == HEDGE_TO_FLAT;
    }
}
