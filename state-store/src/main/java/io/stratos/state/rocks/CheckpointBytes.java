package io.stratos.state.rocks;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.journal.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// A checkpoint as stored (SPEC M-16). Big-endian:
///
/// | at | what |
/// | --- | --- |
/// | 0 | magic `STRACKPT` |
/// | 8 | SHA-256 over everything behind it |
/// | 40 | u32 format, u32 codec (0: payload as it is), u64 generation, u32 state schema version |
/// | 60 | u64 cursor, u64 lineage, u64 fencing token, u64 payload length |
/// | 92 | u16 length of the instance's name, the name, the payload |
///
/// The hash stands at a place that no format may move, so that damage is told from a newer format.
final class CheckpointBytes {

    static final int SHA_AT = 8;
    private static final int BODY_AT = SHA_AT + Sha256.LENGTH;
    private static final byte[] MAGIC = "STRACKPT".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int CODEC_PLAIN = 0;
    private static final int FIXED_LENGTH = 94;

    private CheckpointBytes() {}

    /// What stored bytes turned out to be.
    sealed interface Decoded {

        @SuppressWarnings("ArrayRecordComponent") // one large hand-over
        record Good(CheckpointHeader header, long generation, byte[] payload) implements Decoded {}

        record Bad(ReasonCode code) implements Decoded {}
    }

    static byte[] encode(CheckpointHeader header, long generation, byte[] payload) {
        var name = header.instance().toString().getBytes(StandardCharsets.US_ASCII);
        var out = ByteBuffer.allocate(Math.addExact(FIXED_LENGTH + name.length, payload.length));
        out.put(MAGIC).position(BODY_AT);
        out.putInt(FORMAT).putInt(CODEC_PLAIN).putLong(generation).putInt(header.stateSchemaVersion());
        out.putLong(header.cursor()).putLong(header.lineage()).putLong(header.token().value());
        out.putLong(payload.length).putShort((short) name.length).put(name).put(payload);
        System.arraycopy(hash(out.array()), 0, out.array(), SHA_AT, Sha256.LENGTH);
        return out.array();
    }

    /// The checkpoint's own hash, as it carries it.
    static byte[] sha256(byte[] bytes) {
        return Arrays.copyOfRange(bytes, SHA_AT, BODY_AT);
    }

    /// Reads what should be this generation of this instance, as the catalog describes it.
    static Decoded decode(byte[] bytes, InstanceId instance, long generation, CatalogEntry entry) {
        if (!isIntact(bytes)) {
            return new Decoded.Bad(ReasonCode.STA_CHECKPOINT_DAMAGED);
        }
        var in = ByteBuffer.wrap(bytes).position(BODY_AT);
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
        long generation = in.getLong();
        int stateSchemaVersion = in.getInt();
        long cursor = in.getLong();
        long lineage = in.getLong();
        var token = new FencingToken(in.getLong());
        long length = in.getLong();
        var name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        if (length != in.remaining()) {
            throw new BufferUnderflowException();
        }
        var payload = new byte[in.remaining()];
        in.get(payload);
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
                && Arrays.equals(sha256(bytes), entry.sha256());
        return asCataloged ? found : new Decoded.Bad(ReasonCode.STA_CHECKPOINT_DAMAGED);
    }

    private static boolean isIntact(byte[] bytes) {
        return bytes.length >= FIXED_LENGTH
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && MessageDigest.isEqual(hash(bytes), sha256(bytes));
    }

    private static byte[] hash(byte[] bytes) {
        var digest = Sha256.digest();
        digest.update(bytes, BODY_AT, bytes.length - BODY_AT);
        return digest.digest();
    }
}
