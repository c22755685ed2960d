package io.stratos.sandbox.wasm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is done to an accepted module before the engine gets it. Its version is part of the module's identity, so a
/// replay notices that something else would run.
///
/// Metering (fuel and call depth) belongs here. As yet the bytes go through unchanged.
final class Preparation {
    static final String VERSION = "unmetered/1";

    private Preparation() {}

    static byte[] prepare(byte[] code) {
        return code;
    }

    /// SHA-256 of the version, a zero byte and the module's bytes as they came, in lower-case hex.
    static String identity(byte[] code) {
        MessageDigest digest = sha256();
        digest.update(VERSION.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(code));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Invariant: every JDK has SHA-256", e);
        }
    }
}
