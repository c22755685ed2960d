package io.stratos.state.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The JDK's SHA-256, which every Java platform must have.
public final class Sha256 {

    /// Bytes of a hash.
    public static final int LENGTH = 32;

    private Sha256() {}

    /// A new digest; one thread at a time.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Invariant: every Java platform has SHA-256", e);
        }
    }

    /// Ends a digest into `target` without allocating.
    public static void finish(MessageDigest digest, byte[] target, int offset) {
        try {
            digest.digest(target, offset, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("Invariant: the target takes " + LENGTH + " bytes", e);
        }
    }
}
