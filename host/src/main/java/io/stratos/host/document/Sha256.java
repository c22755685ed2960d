package io.stratos.host.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as bundles write it: lower-case hex.
public final class Sha256 {

    /// Length of the hex form.
    public static final int HEX_LENGTH = 64;

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /// Whether the text is one.
    public static boolean isHex(String text) {
        return isLowerHex(text, HEX_LENGTH);
    }

    /// Whether the text is `length` digits of lower-case hex.
    public static boolean isLowerHex(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /// A fresh digest.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Invariant: every JDK has SHA-256", missing);
        }
    }
}
