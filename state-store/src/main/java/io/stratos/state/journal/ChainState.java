package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.state.LedgerHead;
import java.util.HexFormat;

/// Where a chain stands: its newest record, and the segment that is open. Held by one thread.
public final class ChainState {

    private final SegmentDigest segment;
    private final byte[] hash = new byte[Sha256.LENGTH];
    private long seq;
    private long atNanos;

    private ChainState(SegmentDigest segment) {
        this.segment = segment;
    }

    /// Before the first record.
    public static ChainState empty() {
        return new ChainState(SegmentDigest.startingAt(1));
    }

    /// After a record whose hash is believed.
    ///
    /// @param atSeal whether that record is a seal, so that the next segment is seen from its start
    public static ChainState after(long seq, long atNanos, byte[] hash, boolean atSeal) {
        var state = new ChainState(atSeal ? SegmentDigest.startingAt(seq + 1) : SegmentDigest.unknown());
        state.seq = seq;
        state.atNanos = atNanos;
        System.arraycopy(hash, 0, state.hash, 0, Sha256.LENGTH);
        return state;
    }

    /// Number of the newest record, 0 before the first.
    public long seq() {
        return seq;
    }

    /// `at_ns` of the newest record; records that the ledger adds by itself carry it on.
    public long atNanos() {
        return atNanos;
    }

    /// Hash of the newest record; the array is the state's own and changes with it.
    public byte[] hash() {
        return hash;
    }

    public LedgerHead head() {
        return seq == 0 ? LedgerHead.EMPTY : new LedgerHead(seq, HexFormat.of().formatHex(hash));
    }

    SegmentDigest segment() {
        return segment;
    }

    /// Goes on by one record.
    void advance(long atNanosOfRecord, boolean seal, byte[] newHash) {
        seq++;
        atNanos = atNanosOfRecord;
        System.arraycopy(newHash, 0, hash, 0, Sha256.LENGTH);
        if (seal) {
            segment.startAt(seq + 1);
        } else {
            segment.add(hash);
        }
    }
}
