package io.stratos.host.world;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Keys from the machine's secure random source.
final class SystemKeySource implements KeySource {

    private final SecureRandom random = new SecureRandom();

    @Override
    public KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Invariant: JDK 25 has Ed25519", missing);
        }
    }
}
