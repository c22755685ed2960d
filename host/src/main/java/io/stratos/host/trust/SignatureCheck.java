package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.Bundle;
import io.stratos.host.bundle.Signature;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Judges who signed a bundle. Pure: bundle, store and time in, findings out.
///
/// Every signature that is there must be valid and trusted; one good signature does not excuse a bad one beside it.
public final class SignatureCheck {

    private final TrustStore store;
    private final boolean required;
    private final int threshold;
    private final long nowNanos;

    /// Prepares a check.
    ///
    /// @param required false: an unsigned bundle, or one signed by unknown keys only, is let through
    /// @param threshold how many trusted signatures there must be when they are required
    public SignatureCheck(TrustStore store, boolean required, int threshold, long nowNanos) {
        this.store = store;
        this.required = required;
        this.threshold = threshold;
        this.nowNanos = nowNanos;
    }

    /// What was found.
    ///
    /// @param signatureFindings signatures that are missing or wrong
    /// @param trustFindings signers that are not trusted with this strategy now
    /// @param trustedKeyIds who signed and is trusted
    public record Result(List<Refusal> signatureFindings, List<Refusal> trustFindings, List<String> trustedKeyIds) {}

    public Result check(Bundle bundle) throws Refused {
        var signatureFindings = new ArrayList<Refusal>();
        var trustFindings = new ArrayList<Refusal>();
        var trusted = new ArrayList<String>();
        for (var signature : bundle.signatures()) {
            checkOne(bundle, signature, signatureFindings, trustFindings, trusted);
        }
        if (required && bundle.signatures().size() < threshold) {
            signatureFindings.add(Refusal.of(ReasonCode.SIG_MISSING, "the bundle is not signed as policy asks")
                    .got(bundle.signatures().size() + " signatures", "at least " + threshold));
        }
        return new Result(signatureFindings, trustFindings, trusted);
    }

    private void checkOne(
            Bundle bundle,
            Signature signature,
            List<Refusal> signatureFindings,
            List<Refusal> trustFindings,
            List<String> trusted)
            throws Refused {
        var entry = store.find(signature.keyId()).orElse(null);
        if (entry == null || !entry.key().id().equals(signature.keyId())) {
            if (required) {
                trustFindings.add(Refusal.of(ReasonCode.TRU_UNKNOWN, "the signing key is not in the trust store")
                        .at("key " + signature.keyId())
                        .got(signature.keyId(), "a key that stratos trust list shows"));
            }
            return;
        }
        if (!entry.key().verifies(bundle.signedBytes(), HexFormat.of().parseHex(signature.hex()))) {
            signatureFindings.add(Refusal.of(ReasonCode.SIG_INVALID, "the signature is not over this manifest")
                    .at("key " + signature.keyId()));
            return;
        }
        var doubts = doubts(entry, bundle.manifest().strategyId());
        trustFindings.addAll(doubts);
        if (doubts.isEmpty()) {
            trusted.add(signature.keyId());
        }
    }

    private List<Refusal> doubts(TrustedKey entry, String strategyId) {
        var doubts = new ArrayList<Refusal>();
        var where = "key " + entry.key().id() + " of " + entry.name();
        var revoked = entry.revoked();
        if (revoked != null) {
            doubts.add(Refusal.of(ReasonCode.TRU_REVOKED, "the signing key was revoked: " + revoked.reason())
                    .at(where)
                    .got("revoked at " + UtcTime.text(revoked.atNanos()), "a key that counts"));
        }
        if (nowNanos < entry.notBeforeNanos()) {
            doubts.add(Refusal.of(ReasonCode.TRU_NOT_YET, "the signing key is not valid yet")
                    .at(where)
                    .got(UtcTime.text(nowNanos), "from " + UtcTime.text(entry.notBeforeNanos())));
        }
        if (nowNanos > entry.notAfterNanos()) {
            doubts.add(Refusal.of(ReasonCode.TRU_EXPIRED, "the signing key is past its validity")
                    .at(where)
                    .got(UtcTime.text(nowNanos), "until " + UtcTime.text(entry.notAfterNanos())));
        }
        if (!entry.covers(strategyId)) {
            doubts.add(Refusal.of(ReasonCode.TRU_SCOPE, "the signing key is not trusted with this strategy")
                    .at(where)
                    .got(strategyId, entry.scope()));
        }
        return doubts;
    }
}
