package io.stratos.abi.identity;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over fields that cannot run into each other: texts and byte strings carry their length.
///
/// Reusable: [#hex] and [#bytes] finish and start again. One thread at a time.
public final class Sha256 {

    /// Bytes of a digest.
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;
    private final byte[] scratch = new byte[LENGTH];

    public Sha256() {
        this(newDigest());
    }

    private Sha256(MessageDigest digest) {
        this.digest = digest;
    }

    /// The digest of one byte string as it is, lower-case hex.
    public static String hexOf(byte[] bytes) {
        return HEX.formatHex(newDigest().digest(bytes));
    }

    /// A text: length of its UTF-8 form as u32 big-endian, then that form.
    public Sha256 text(String value) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        return field(encoded, 0, encoded.length);
    }

    /// A byte string: its length as u32 big-endian, then its bytes.
    public Sha256 field(byte[] bytes, int offset, int length) {
        return int32(length).raw(bytes, offset, length);
    }

    /// Bytes as they are, without length.
    public Sha256 raw(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /// One byte.
    public Sha256 int8(int value) {
        digest.update((byte) value);
        return this;
    }

    /// Four bytes, big-endian.
    public Sha256 int32(int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            scratch[i] = (byte) (value >>> (24 - 8 * i));
        }
        digest.update(scratch, 0, Integer.BYTES);
        return this;
    }

    /// Eight bytes, big-endian.
    public Sha256 int64(long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            scratch[i] = (byte) (value >>> (56 - 8 * i));
        }
        digest.update(scratch, 0, Long.BYTES);
        return this;
    }

    /// A copy that goes on from here by itself.
    public Sha256 fork() {
        try {
            return new Sha256((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Invariant: the JDK's SHA-256 can be copied", impossible);
        }
    }

    /// Forgets what was added.
    public void reset() {
        digest.reset();
    }

    /// Finishes, as 64 lower-case hex digits, and starts again.
    public String hex() {
        finish();
        return HEX.formatHex(scratch);
    }

    /// Finishes, as the first `digits` hex digits, and starts again.
    String hex(int digits) {
        finish();
        return HEX.formatHex(scratch, 0, digits / 2);
    }

    /// Finishes, as the first eight bytes read big-endian, and starts again.
    long firstLong() {
        finish();
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (scratch[i] & 0xFF);
        }
        return value;
    }

    /// Finishes, as 32 new bytes, and starts again.
    public byte[] bytes() {
        return digest.digest();
    }

    private void finish() {
        try {
            digest.digest(scratch, 0, LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException("Invariant: 32 bytes hold a SHA-256", impossible);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Invariant: every JDK has SHA-256", impossible);
        }
    }
}
