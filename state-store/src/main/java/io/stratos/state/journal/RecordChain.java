package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.JournalEnvelope;
import io.stratos.abi.lane.WireWriter;
import io.stratos.state.LedgerHead;
import io.stratos.state.RecordKind;
import java.util.Arrays;

/// Makes the journal: gives each record its number and its hash, and closes segments.
///
/// A seal stands at every number that the segment length divides, so the chain is a function of the
/// records and their order alone; how they were grouped into writes, and when, leaves no trace.
/// Held by the ledger's writer thread.
public final class RecordChain {

    /// Shortest segment: a record and its seal.
    public static final int SEGMENT_LENGTH_MIN = 2;

    /// First size of the envelope buffer; it grows to the largest record.
    private static final int ENVELOPE_BYTES = 1024;

    private final int segmentLength;
    private final ChainState state;
    private final Sha256 sha = new Sha256();
    private final WireWriter envelope = new WireWriter(ENVELOPE_BYTES);

    /// A chain that goes on from `state`.
    ///
    /// @param segmentLength records from seal to seal, the seal included
    /// @param state where to go on
    public RecordChain(int segmentLength, ChainState state) {
        if (segmentLength < SEGMENT_LENGTH_MIN) {
            throw new IllegalArgumentException("Condition failed: a segment has at least " + SEGMENT_LENGTH_MIN
                    + " records, got=" + segmentLength);
        }
        this.segmentLength = segmentLength;
        this.state = state;
    }

    /// Appends a record; its number is then [#seq].
    ///
    /// @return the bytes to store under that number: envelope and hash
    public byte[] append(RecordKind kind, long atNanos, byte[] payload) {
        if (kind == RecordKind.SEAL) {
            throw new IllegalArgumentException("Condition failed: seals are made by the chain alone");
        }
        if (isSealDue()) {
            throw new IllegalStateException("Invariant: the seal comes before the next record, seq=" + state.seq());
        }
        return link(kind, atNanos, payload);
    }

    /// Whether [#appendSeal] must come next.
    public boolean isSealDue() {
        return (state.seq() + 1) % segmentLength == 0;
    }

    /// Closes the segment; the seal's number is then [#seq].
    public byte[] appendSeal() {
        if (!isSealDue()) {
            throw new IllegalStateException("Invariant: no seal is due after seq=" + state.seq());
        }
        return link(RecordKind.SEAL, state.atNanos(), state.segment().seal(state.seq()));
    }

    /// Number of the newest record, 0 before the first.
    public long seq() {
        return state.seq();
    }

    /// `at_ns` of the newest record.
    public long atNanos() {
        return state.atNanos();
    }

    /// Hash of the newest record; changes with the next one.
    public byte[] hash() {
        return state.hash();
    }

    public LedgerHead head() {
        return state.head();
    }

    private byte[] link(RecordKind kind, long atNanos, byte[] payload) {
        envelope.reset();
        JournalEnvelope.write(envelope, state.seq() + 1, kind.number(), atNanos, payload, 0, payload.length);
        int length = envelope.length();
        byte[] hash = JournalEnvelope.hash(sha, envelope.buffer(), 0, length, state.hash());
        state.advance(atNanos, kind == RecordKind.SEAL, hash);
        byte[] value = Arrays.copyOf(envelope.buffer(), length + Sha256.LENGTH);
        System.arraycopy(hash, 0, value, length, Sha256.LENGTH);
        return value;
    }
}
