package io.stratos.host.admission.smoke;

import io.stratos.abi.model.Intent;

/// Which intents a callback may emit (DESIGN §3).
enum Callback {
    INIT,
    EVENT,
    HEALTHCHECK,
    SHUTDOWN;

    boolean allows(Intent intent) {
        boolean silent = intent instanceof Intent.Alert || intent instanceof Intent.NoOp;
        return switch (this) {
            case EVENT -> true;
            case INIT, HEALTHCHECK -> silent;
            case SHUTDOWN -> silent || intent instanceof Intent.Cancel;
        };
    }
}
