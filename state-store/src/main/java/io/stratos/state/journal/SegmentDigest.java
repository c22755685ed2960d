package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.SealRecord;

/// SHA-256 over the hashes of a segment's records, in order: what a seal states.
final class SegmentDigest {

    private static final long UNKNOWN = 0;

    private final Sha256 digest = new Sha256();
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
        digest.raw(hash, 0, Sha256.LENGTH);
    }

    /// The seal of what was added so far; nothing but a new start may follow.
    byte[] seal(long lastSeq) {
        return new SealRecord(firstSeq, lastSeq, digest.hex()).encode();
    }
}
