package io.stratos.state.journal;

import java.security.MessageDigest;

/// Links records: SHA-256(0x00 || length as u32 big-endian || envelope || hash of the record before).
///
/// The leading zero keeps a record's hash apart from any other hash over the same bytes; the length keeps the envelope
/// apart from the hash behind it.
final class RecordHash {

    private final MessageDigest digest = Sha256.digest();
    private final byte[] prefix = new byte[1 + Integer.BYTES];

    /// Hashes `envelope[0, length)` and `previous` into `target` at `offset`; target and envelope may be one array.
    void link(byte[] envelope, int length, byte[] previous, byte[] target, int offset) {
        prefix[1] = (byte) (length >>> 24);
        prefix[2] = (byte) (length >>> 16);
        prefix[3] = (byte) (length >>> 8);
        prefix[4] = (byte) length;
        digest.update(prefix);
        digest.update(envelope, 0, length);
        digest.update(previous, 0, Sha256.LENGTH);
        Sha256.finish(digest, target, offset);
    }
}
