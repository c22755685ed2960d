package io.stratos.state.journal;

import java.security.MessageDigest;

/// SHA-256 over the hashes of a segment's records, in order: what a seal states.
final class SegmentDigest {

    private static final long UNKNOWN = 0;

    private final MessageDigest digest = Sha256.digest();
    private long firstSeq;

    private SegmentDigest(long firstSeq) {
        this.firstSeq = firstSeq;
    }

    static SegmentDigest startingAt(long firstSeq) {
        return new SegmentDigest(firstSeq);
    }

    /// Of a segment whose start was not seen; its seal cannot be compared.
    static SegmentDigest unknown() {
        return new SegmentDigest(UNKNOWN);
    }

    boolean isKnown() {
        return firstSeq != UNKNOWN;
    }

    void startAt(long seq) {
        digest.reset();
        firstSeq = seq;
    }

    void add(byte[] hash) {
        digest.update(hash);
    }

    /// The seal of what was added so far, after which nothing but a new start may follow.
    byte[] seal(long lastSeq) {
        return JournalBytes.seal(firstSeq, lastSeq, digest.digest());
    }
}
