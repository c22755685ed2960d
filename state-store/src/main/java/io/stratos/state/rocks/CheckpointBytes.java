package io.stratos.state.rocks;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointHeader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A checkpoint as stored (SPEC M-16). Big-endian:
///
/// | at | what |
/// | --- | --- |
/// | 0 | magic `STRACKPT` |
/// | 8 | SHA-256 over the header, from 40 to the payload |
/// | 40 | u32 length of that header |
/// | 44 | SHA-256 over the payload |
/// | 76 | u32 format, u32 codec (0: payload as it is), u64 generation, u32 state schema version |
/// | 96 | u64 cursor, u64 lineage, u64 fencing token, u64 payload length |
/// | 128 | instance, then the payload |
///
/// What stands before the format is the same in every format, so that damage is told from a newer
/// one.
final class CheckpointBytes {

    private static final int HEADER_SHA_AT = 8;
    private static final int HEADER_AT = HEADER_SHA_AT + Sha256.LENGTH;
    private static final int PAYLOAD_SHA_AT = HEADER_AT + Integer.BYTES;
    private static final int FORMAT_AT = PAYLOAD_SHA_AT + Sha256.LENGTH;
    private static final int NAME_AT = FORMAT_AT + 52;
    private static final byte[] MAGIC = "STRACKPT".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int CODEC_PLAIN = 0;

    private CheckpointBytes() {}

    /// What stored bytes turned out to be.
    sealed interface Decoded {

        @SuppressWarnings("ArrayRecordComponent") // one large hand-over
        record Good(CheckpointHeader header, long generation, byte[] payload) implements Decoded {}

        record Bad(ReasonCode code) implements Decoded {}
    }

    static byte[] encode(CheckpointHeader header, long generation, byte[] payload) {
        var name = header.instance().toString().getBytes(StandardCharsets.US_ASCII);
        int payloadAt = NAME_AT + name.length;
        var out = ByteBuffer.allocate(Math.addExact(payloadAt, payload.length));
        var bytes = out.array();
        out.put(MAGIC).position(HEADER_AT);
        out.putInt(payloadAt - HEADER_AT).put(sha256(payload, 0, payload.length));
        out.putInt(FORMAT).putInt(CODEC_PLAIN).putLong(generation).putInt(header.stateSchemaVersion());
        out.putLong(header.cursor())
                .putLong(header.lineage())
                .putLong(header.token().value());
        out.putLong(payload.length).put(name).put(payload);
        out.put(HEADER_SHA_AT, sha256(bytes, HEADER_AT, payloadAt));
        return bytes;
    }

    /// Hash of the header, and through it of the payload: one checkpoint, one value.
    static byte[] headerSha256(byte[] bytes) {
        return Arrays.copyOfRange(bytes, HEADER_SHA_AT, HEADER_AT);
    }

    static byte[] payloadSha256(byte[] bytes) {
        return Arrays.copyOfRange(bytes, PAYLOAD_SHA_AT, FORMAT_AT);
    }

    /// Reads what should be this generation of this instance, as the catalog describes it.
    static Decoded decode(byte[] bytes, InstanceId instance, long generation, CatalogEntry entry) {
        if (!isIntact(bytes)) {
            return new Decoded.Bad(ReasonCode.STA_CHECKPOINT_DAMAGED);
        }
        var in = ByteBuffer.wrap(bytes).position(FORMAT_AT);
        try {
            if (in.getInt() != FORMAT || in.getInt() != CODEC_PLAIN) {
                return new Decoded.Bad(ReasonCode.STA_LEDGER_VERSION);
            }
            return bind(read(in), instance, generation, entry, bytes);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return new Decoded.Bad(ReasonCode.STA_CHECKPOINT_DAMAGED); // hashed, yet no checkpoint: not written by us
        }
    }

    private static Decoded.Good read(ByteBuffer in) {
        int payloadAt = HEADER_AT + in.getInt(HEADER_AT);
        long generation = in.getLong();
        int stateSchemaVersion = in.getInt();
        long cursor = in.getLong();
        long lineage = in.getLong();
        var token = new FencingToken(in.getLong());
        long length = in.getLong();
        var name = new byte[payloadAt - NAME_AT];
        in.get(name);
        var payload = new byte[in.remaining()];
        in.get(payload);
        if (length != payload.length) {
            throw new IllegalArgumentException("Condition failed: the header states the payload's length");
        }
        var instance = InstanceId.parse(new String(name, StandardCharsets.US_ASCII));
        return new Decoded.Good(
                new CheckpointHeader(instance, stateSchemaVersion, cursor, lineage, token), generation, payload);
    }

    /// Intact bytes may still be the wrong ones.
    private static Decoded bind(
            Decoded.Good found, InstanceId instance, long generation, CatalogEntry entry, byte[] bytes) {
        if (!found.header().instance().equals(instance)) {
            return new Decoded.Bad(ReasonCode.STA_BINDING);
        }
        if (found.generation() != generation) {
            return new Decoded.Bad(ReasonCode.STA_ROLLBACK);
        }
        boolean asCataloged = found.header().cursor() == entry.cursor()
                && bytes.length == entry.length()
                && Arrays.equals(headerSha256(bytes), entry.headerSha256());
        return asCataloged ? found : new Decoded.Bad(ReasonCode.STA_CHECKPOINT_DAMAGED);
    }

    private static boolean isIntact(byte[] bytes) {
        if (bytes.length < NAME_AT || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return false;
        }
        long payloadAt = HEADER_AT + (long) ByteBuffer.wrap(bytes).getInt(HEADER_AT);
        if (payloadAt < NAME_AT || payloadAt > bytes.length) {
            return false;
        }
        return Arrays.equals(headerSha256(bytes), sha256(bytes, HEADER_AT, (int) payloadAt))
                && Arrays.equals(payloadSha256(bytes), sha256(bytes, (int) payloadAt, bytes.length));
    }

    private static byte[] sha256(byte[] bytes, int from, int to) {
        return new Sha256().raw(bytes, from, to - from).bytes();
    }
}
