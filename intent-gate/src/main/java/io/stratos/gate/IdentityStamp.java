package io.stratos.gate;

import io.stratos.abi.identity.CanonicalIntent;
import io.stratos.abi.identity.IdempotencyKey;
import io.stratos.abi.identity.Sha256;
import io.stratos.abi.identity.TraceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.IntentRef;
import org.jspecify.annotations.Nullable;

/// Gives intents the host's identity and their body's digest; a strategy cannot speak as another (SPEC M-4).
final class IdentityStamp {
    private final GateProfile profile;
    private final CanonicalIntent body = new CanonicalIntent();
    private final Sha256 sha = new Sha256();

    IdentityStamp(GateProfile profile) {
        this.profile = profile;
    }

    IntentIdentity identityOf(IntentRef ref) {
        var key = IdempotencyKey.of(
                profile.account(), profile.instance(), profile.lineage(), ref.cursor(), ref.ordinal());
        var trace = TraceId.of(sha, profile.runId(), profile.instance(), ref.cursor());
        return new IntentIdentity(
                profile.account(),
                profile.instance(),
                profile.strategyVersion(),
                profile.runId(),
                trace,
                key,
                profile.lineage(),
                ref);
    }

    String bodyDigest(Intent intent, @Nullable Instrument instrument) {
        return body.set(intent, instrument).digest(sha);
    }
}
