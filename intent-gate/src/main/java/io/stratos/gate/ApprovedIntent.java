package io.stratos.gate;

import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An intent that passed the gate. Only this package can make one, so an unchecked intent cannot reach the connector:
/// the compiler is the first gate (SPEC Z-1, DESIGN §2).
///
/// `intent` holds the approved values: every field that the order's kind needs is set, prices and quantities are on
/// tick and lot, and a position intent has become an order, or a NoOp where nothing is left to be done.
public final class ApprovedIntent {
    private final IntentIdentity identity;
    private final Intent intent;
    private final @Nullable Instrument instrument;
    private final String bodyDigest;
    private final long decidedAtNanos;
    private final List<ReasonCode> degradedBy;

    ApprovedIntent(
            IntentIdentity identity,
            Intent intent,
            @Nullable Instrument instrument,
            String bodyDigest,
            long decidedAtNanos,
            List<ReasonCode> degradedBy) {
        this.identity = identity;
        this.intent = intent;
        this.instrument = instrument;
        this.bodyDigest = bodyDigest;
        this.decidedAtNanos = decidedAtNanos;
        this.degradedBy = List.copyOf(degradedBy);
    }

    public IntentIdentity identity() {
        return identity;
    }

    public Intent intent() {
        return intent;
    }

    /// The instrument of an order; null for kinds that concern none.
    public @Nullable Instrument instrument() {
        return instrument;
    }

    /// SHA-256 of the approved canonical body, lower-case hex; stored with the key so that a repeat is recognised.
    public String bodyDigest() {
        return bodyDigest;
    }

    /// `turn.now` of the verdict; an order older than its max_delay is never sent.
    public long decidedAtNanos() {
        return decidedAtNanos;
    }

    /// What was made safer, in the order it was done; empty if nothing was.
    public List<ReasonCode> degradedBy() {
        return degradedBy;
    }
}
