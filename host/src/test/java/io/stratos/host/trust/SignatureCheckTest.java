package io.stratos.host.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BentSignatures;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.bundle.SampleBundles;
import io.stratos.host.bundle.Signature;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signatures and trust (faults H15 to H24).
@Tag("M-29")
class SignatureCheckTest {

    @Test
    void aBundleSignedByATrustedKeyIsTrusted() throws Exception {
        var result = check(TestKeys.store(TestKeys.trusted(1)), TestKeys.signed(SampleBundles.unsigned(), 1));

        assertThat(codes(result)).isEmpty();
        assertThat(result.trustedKeyIds())
                .containsExactly(TestKeys.signing(1).verifyKey().id());
    }

    @Test
    void aStrippedSignatureIsMissing() throws Exception {
        assertThat(codes(check(TestKeys.store(TestKeys.trusted(1)), SampleBundles.unsigned())))
                .containsExactly(ReasonCode.SIG_MISSING);
    }

    @Test
    void aSignatureOverAnotherManifestIsInvalid() throws Exception {
        var other = BundleWriter.write(SampleBundles.facts("other", 1), SampleBundles.files());
        var stolen = TestKeys.signing(1).sign(BundleReader.read(other).signedBytes());
        var bundle = BundleReader.read(SampleBundles.unsigned()).withSignatures(List.of(stolen));

        assertThat(codes(check(TestKeys.store(TestKeys.trusted(1)), bundle))).containsExactly(ReasonCode.SIG_INVALID);
    }

    @Test
    void aTrustedKeyIdWithAnotherKeysSignatureIsInvalid() throws Exception {
        var read = BundleReader.read(SampleBundles.unsigned());
        var forged = new Signature(
                TestKeys.signing(1).verifyKey().id(),
                TestKeys.signing(2).sign(read.signedBytes()).hex());

        assertThat(codes(check(TestKeys.store(TestKeys.trusted(1)), read.withSignatures(List.of(forged)))))
                .containsExactly(ReasonCode.SIG_INVALID);
    }

    @Test
    void aGoodSignatureDoesNotExcuseABadOneBesideIt() throws Exception {
        var bundle = TestKeys.signed(SampleBundles.unsigned(), 1, 2);

        assertThat(codes(check(TestKeys.store(TestKeys.trusted(1)), bundle))).containsExactly(ReasonCode.TRU_UNKNOWN);
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        assertThat(codes(check(TrustStore.empty(), TestKeys.signed(SampleBundles.unsigned(), 1))))
                .containsExactly(ReasonCode.TRU_UNKNOWN);
    }

    @Test
    void aKeyThatExpiredIsNotValidYetIsRevokedOrHasAnotherScopeIsRefused() throws Exception {
        var bundle = TestKeys.signed(SampleBundles.unsigned(), 1);
        var key = TestKeys.signing(1).verifyKey();
        long now = TestKeys.NOW;

        assertThat(codes(check(TestKeys.store(new TrustedKey(key, "a", "*", 0, now - 1, null)), bundle)))
                .containsExactly(ReasonCode.TRU_EXPIRED);
        assertThat(codes(check(TestKeys.store(new TrustedKey(key, "a", "*", now + 1, now + 2, null)), bundle)))
                .containsExactly(ReasonCode.TRU_NOT_YET);
        assertThat(codes(check(TestKeys.store(new TrustedKey(key, "a", "*", now, now, null)), bundle)))
                .isEmpty();
        assertThat(codes(check(
                        TestKeys.store(TestKeys.trusted(1).revoked(new TrustedKey.Revocation(now, "stolen"))), bundle)))
                .containsExactly(ReasonCode.TRU_REVOKED);
        assertThat(codes(check(TestKeys.store(new TrustedKey(key, "a", "acme.*", 0, now, null)), bundle)))
                .containsExactly(ReasonCode.TRU_SCOPE);
        assertThat(codes(check(TestKeys.store(new TrustedKey(key, "a", "sam*", 0, now, null)), bundle)))
                .isEmpty();
    }

    @Test
    void anAlgorithmOtherThanEd25519IsNamedAsSuch() throws Exception {
        for (var algorithm : List.of("none", "HS256", "RSA", "Ed25519ph", "ed25519")) {
            var bent = BentSignatures.replace(
                    TestKeys.signed(SampleBundles.unsigned(), 1),
                    "\"alg\":\"Ed25519\"",
                    "\"alg\":\"" + algorithm + "\"");
            assertThatThrownBy(() -> BundleReader.read(bent))
                    .as(algorithm)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.SIG_ALG));
        }
    }

    @Test
    void edgeVectorsOfEd25519AreInvalid() throws Exception {
        var read = BundleReader.read(SampleBundles.unsigned());
        var good = TestKeys.signing(1).sign(read.signedBytes());
        var order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
        var vectors = List.of(
                "00".repeat(64),
                good.hex().substring(0, 64) + "00".repeat(32), // S = 0
                good.hex().substring(0, 64) + order, // S = L
                good.hex().substring(0, 64) + "ff".repeat(32), // S far above L
                "01" + "00".repeat(31) + good.hex().substring(64), // R = neutral element
                "ed" + "ff".repeat(30) + "7f" + good.hex().substring(64), // R not canonical
                addOrder(good.hex()));
        for (var hex : vectors) {
            var bundle = read.withSignatures(List.of(new Signature(good.keyId(), hex)));
            assertThat(codes(check(TestKeys.store(TestKeys.trusted(1)), bundle)))
                    .as(hex)
                    .containsExactly(ReasonCode.SIG_INVALID);
        }
    }

    @Test
    void weakPublicKeysAreNeverKeys() {
        var weak = List.of(
                "00".repeat(32),
                "01" + "00".repeat(31),
                "ec" + "ff".repeat(30) + "7f",
                "ed" + "ff".repeat(30) + "7f",
                "ee" + "ff".repeat(30) + "7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ff".repeat(32));
        for (var hex : weak) {
            assertThatThrownBy(() -> VerifyKey.ofHex(hex)).as(hex).isInstanceOf(Refused.class);
        }
    }

    @Test
    void everyFlippedBitOfASignedBundleIsRefusedWithACode() throws Exception {
        var store = TestKeys.store(TestKeys.trusted(1));
        var good = TestKeys.signed(SampleBundles.unsigned(), 1);
        var passed = new ArrayList<Integer>();
        for (int bit = 0; bit < good.length * 8; bit++) {
            var bent = good.clone();
            bent[bit / 8] ^= (byte) (1 << (bit % 8));
            if (findings(store, bent).isEmpty()) {
                passed.add(bit);
            }
        }

        assertThat(findings(store, good)).isEmpty();
        assertThat(passed).isEmpty();
    }

    private static List<Refusal> findings(TrustStore store, byte[] bytes) {
        try {
            var bundle = BundleReader.read(bytes);
            var found = new ArrayList<>(bundle.wrongHashes());
            var result = new SignatureCheck(store, true, 1, TestKeys.NOW).check(bundle);
            found.addAll(result.signatureFindings());
            found.addAll(result.trustFindings());
            return found;
        } catch (Refused refused) {
            return refused.refusals();
        }
    }

    private static SignatureCheck.Result check(TrustStore store, byte[] bundle) throws Refused {
        return new SignatureCheck(store, true, 1, TestKeys.NOW).check(BundleReader.read(bundle));
    }

    private static List<ReasonCode> codes(SignatureCheck.Result result) {
        var codes = new ArrayList<ReasonCode>();
        result.signatureFindings().forEach(finding -> codes.add(finding.code()));
        result.trustFindings().forEach(finding -> codes.add(finding.code()));
        return codes;
    }

    /// The same signature with S + L: valid for a verifier that does not check the range of S.
    private static String addOrder(String hex) {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        var bytes = HexFormat.of().parseHex(hex.substring(64));
        var bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = bytes[31 - i];
        }
        var sum = new BigInteger(1, bigEndian).add(order).toByteArray();
        var little = new byte[32];
        for (int i = 0; i < Math.min(32, sum.length); i++) {
            little[i] = sum[sum.length - 1 - i];
        }
        return hex.substring(0, 64) + HexFormat.of().formatHex(little);
    }
}
