package io.stratos.gate;

import io.stratos.abi.model.Intent;

/// Which callback emitted an intent, and what it may emit (DESIGN §3).
public enum Callback {
    INIT,
    EVENT,
    TIMER,
    SHUTDOWN,
    HEALTHCHECK;

    /// Whether this callback may emit this kind of intent.
    boolean mayEmit(Intent intent) {
        boolean harmless = intent instanceof Intent.Alert || intent instanceof Intent.NoOp;
        return switch (this) {
            case EVENT, TIMER -> true;
            case SHUTDOWN -> harmless || intent instanceof Intent.Cancel;
            case INIT, HEALTHCHECK -> harmless;
        };
    }
}
