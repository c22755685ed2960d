package io.stratos.gate;

import io.stratos.abi.identity.CanonicalIntent;
import io.stratos.abi.identity.IdempotencyKey;
import io.stratos.abi.identity.Sha256;
import io.stratos.abi.identity.TraceId;
import io.stratos.abi.model.ClaimedIdentity;
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

    /// Whether everything that the guest claims, if anything, is its own.
    static boolean isOwn(@Nullable ClaimedIdentity claimed, IntentIdentity own) {
        return claimed == null
                || (agrees(claimed.accountId(), own.account().value())
                        && agrees(claimed.botId(), own.instance().bot())
                        && agrees(claimed.strategyId(), own.instance().strategy())
                        && agrees(claimed.instanceId(), own.instance().shard())
                        && agrees(claimed.strategyVersion(), own.strategyVersion())
                        && agrees(claimed.runId(), own.runId())
                        && agrees(claimed.traceId(), own.traceId())
                        && agrees(claimed.idempotencyKey(), own.idempotencyKey())
                        && agrees(claimed.lineage(), own.lineage())
                        && agrees(claimed.cursor(), own.ref().cursor())
                        && agrees(claimed.ordinal(), own.ref().ordinal()));
    }

    private static boolean agrees(String claimed, String own) {
        return claimed.isEmpty() || claimed.equals(own);
    }

    private static boolean agrees(long claimed, long own) {
        return claimed == 0 || claimed == own;
    }
}
