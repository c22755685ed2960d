package io.stratos.host.quality;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateMode.Trading;

/// The standard answers to a flaw, mildest first. Each concerns the instrument whose data is flawed, and no other.
public enum QualityAction {
    /// Told to the strategy, nothing else.
    NONE,
    /// Orders are cut to a share of what was asked for.
    SMALLER_SIZE,
    /// Market orders become limit orders at the edge of their allowed slippage.
    LIMIT_ONLY,
    /// Orders may only reduce the position until the data is in order again; a book that misses changes is so only
    /// with its next snapshot.
    WAIT_FOR_RESYNC,
    /// No orders until the data is good again.
    STOP;

    GateMode mode(int sizePercent, ReasonCode why) {
        return switch (this) {
            case NONE -> GateMode.OPEN;
            case SMALLER_SIZE -> new GateMode(Trading.OPEN, false, sizePercent, why);
            case LIMIT_ONLY -> new GateMode(Trading.OPEN, true, 100, why);
            case WAIT_FOR_RESYNC -> new GateMode(Trading.REDUCE_ONLY, false, 100, why);
            case STOP -> new GateMode(Trading.NO_TRADE, false, 100, why);
        };
    }
}
