package io.stratos.abi.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;

/// A journal record as it is stored and chained (message `JournalRecord`).
///
/// @param seq dense, from 1
/// @param kind which message `payload` holds
/// @param atNanos turn.now of what is recorded; measurements never stand in the chain
/// @param payload owned by this record and not copied
@SuppressWarnings("ArrayRecordComponent") // one hand-over between ledger and disk, never compared
public record JournalEnvelope(long seq, int kind, long atNanos, byte[] payload) {

    /// Longest payload: a checkpoint is no payload, so a record never comes near this.
    public static final int PAYLOAD_BYTES_MAX = 16 << 20;

    private static final int SEQ = (1 << 3) | WireType.VARINT;
    private static final int KIND = (2 << 3) | WireType.VARINT;
    private static final int AT = (3 << 3) | WireType.VARINT;
    private static final int PAYLOAD = (4 << 3) | WireType.LENGTH;
    private static final int LEAF = 0;

    /// The envelope's bytes.
    public byte[] encode() {
        var out = new WireWriter(payload.length + 48);
        write(out, seq, kind, atNanos, payload, 0, payload.length);
        return out.toByteArray();
    }

    /// Appends an envelope's bytes without making one.
    public static void write(WireWriter out, long seq, int kind, long atNanos, byte[] payload, int offset, int length) {
        out.int64(SEQ, seq);
        out.uint32(KIND, kind);
        out.int64(AT, atNanos);
        out.bytes(PAYLOAD, payload, offset, length);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static JournalEnvelope decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        long seq = 0;
        int kind = 0;
        long at = 0;
        byte[] payload = {};
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SEQ -> seq = in.varint();
                case KIND -> kind = in.varint32();
                case AT -> at = in.varint();
                case PAYLOAD -> payload = in.bytes(PAYLOAD_BYTES_MAX);
                default -> in.skip(tag);
            }
        }
        return new JournalEnvelope(seq, kind, at, payload);
    }

    /// The hash that chains a record to the one before: SHA-256(0x00 || length as u32 big-endian ||
    /// record || previous).
    ///
    /// @param sha kept by the caller; used from start to end
    /// @param record holds an encoded envelope
    /// @param previous hash of the record before, 32 zero bytes for the first
    public static byte[] hash(Sha256 sha, byte[] record, int offset, int length, byte[] previous) {
        if (previous.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("Condition failed: a hash has 32 bytes, got=" + previous.length);
        }
        return sha.int8(LEAF)
                .field(record, offset, length)
                .raw(previous, 0, previous.length)
                .bytes();
    }
}
