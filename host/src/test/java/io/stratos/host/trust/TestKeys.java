package io.stratos.host.trust;

import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.Signature;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// Keys that are the same in every run.
public final class TestKeys {

    public static final long NOW = 1_800_000_000_000_000_000L;

    private TestKeys() {}

    /// The key pair of a seed.
    public static KeyPair pair(int seed) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static SigningKey signing(int seed) throws Exception {
        var pair = pair(seed);
        return new SigningKey(VerifyKey.of(pair.getPublic()), pair.getPrivate());
    }

    /// Trusted with everything, for ever.
    public static TrustedKey trusted(int seed) throws Exception {
        return new TrustedKey(signing(seed).verifyKey(), "key-" + seed, "*", 0, Long.MAX_VALUE, null);
    }

    public static TrustStore store(TrustedKey... keys) {
        return new TrustStore(List.of(keys));
    }

    /// The bundle's bytes, signed by the keys of these seeds.
    public static byte[] signed(byte[] bundle, int... seeds) throws Exception {
        var read = BundleReader.read(bundle);
        var signatures = new ArrayList<Signature>();
        for (int seed : seeds) {
            signatures.add(signing(seed).sign(read.signedBytes()));
        }
        return read.withSignatures(signatures);
    }
}
