package io.stratos.gate;

import io.stratos.abi.model.ReasonCode;

/// How an instance is held back right now, by its breaker, its health or bad input (SPEC M-22, M-25, M-27).
///
/// @param trading the tightest restriction in force
/// @param limitOnly market orders become limit orders at the edge of their allowed slippage
/// @param sizePercent share of the asked quantity that goes through, 1 to 100
/// @param reason why, `OK` when nothing is held back
public record GateMode(Trading trading, boolean limitOnly, int sizePercent, ReasonCode reason) {

    /// Nothing is held back.
    public static final GateMode OPEN = new GateMode(Trading.OPEN, false, 100, ReasonCode.OK);

    /// Orders may only shrink the position.
    public static GateMode reduceOnly(ReasonCode why) {
        return new GateMode(Trading.REDUCE_ONLY, false, 100, why);
    }

    /// What may be traded at all, loosest first.
    public enum Trading {
        OPEN,
        REDUCE_ONLY,
        NO_TRADE
    }

    public GateMode {
        if (sizePercent < 1 || sizePercent > 100) {
            throw new IllegalArgumentException("Condition failed: size is 1..100 percent, got=" + sizePercent);
        }
        boolean isOpen = trading == Trading.OPEN && !limitOnly && sizePercent == 100;
        if (isOpen != (reason == ReasonCode.OK)) {
            throw new IllegalArgumentException("Condition failed: what is held back has a reason, got=" + reason);
        }
    }

    /// Both at once: of each restriction the tighter one. The reason is the one of who forbids more, of the
    /// first of two who forbid the same.
    public GateMode and(GateMode other) {
        if (other.reason == ReasonCode.OK) {
            return this;
        }
        if (reason == ReasonCode.OK) {
            return other;
        }
        var tighter = other.trading.compareTo(trading) > 0 ? other : this;
        return new GateMode(
                tighter.trading,
                limitOnly || other.limitOnly,
                Math.min(sizePercent, other.sizePercent),
                tighter.reason);
    }
}
