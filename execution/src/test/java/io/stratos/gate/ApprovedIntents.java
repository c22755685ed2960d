package io.stratos.gate;

import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// Stands in the gate's package because nobody else can make an approved intent.
public final class ApprovedIntents {

    private ApprovedIntents() {}

    public static ApprovedIntent of(
            IntentIdentity identity, Intent intent, Instrument instrument, String bodyDigest, long decidedAtNanos) {
        return new ApprovedIntent(identity, intent, instrument, bodyDigest, decidedAtNanos, List.<ReasonCode>of());
    }
}
