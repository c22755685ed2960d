package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One slot of the mark file: magic, write count, seq, hash, origin hash, CRC-32C over all that;
/// big-endian.
final class MarkSlot {

    /// Bytes of a slot's content.
    static final int LENGTH = 8 + 8 + 8 + Sha256.LENGTH + Sha256.LENGTH + 4;

    private static final long MAGIC = 0x5354_5241_5457_4D01L; // "STRATWM" and the format, 1
    private static final int CRC_AT = LENGTH - Integer.BYTES;

    private MarkSlot() {}

    /// What a slot says.
    ///
    /// @param writes how many marks were written before it; the higher of two slots is the newer
    record Content(long writes, HighWaterMark.Mark mark) {}

    static ByteBuffer encode(long writes, long seq, byte[] hash, byte[] origin) {
        var out = ByteBuffer.allocate(LENGTH);
        out.putLong(MAGIC).putLong(writes).putLong(seq);
        out.put(hash, 0, Sha256.LENGTH).put(origin, 0, Sha256.LENGTH);
        return out.putInt(crc(out.array())).flip();
    }

    /// Reads a slot.
    ///
    /// @return null if it was never written, is torn, or damaged
    static @Nullable Content decode(byte[] slot) {
        var in = ByteBuffer.wrap(slot);
        if (slot.length < LENGTH || in.getLong() != MAGIC || in.getInt(CRC_AT) != crc(slot)) {
            return null;
        }
        long writes = in.getLong();
        long seq = in.getLong();
        int hashAt = in.position();
        int originAt = hashAt + Sha256.LENGTH;
        var hex = HexFormat.of();
        return new Content(
                writes,
                new HighWaterMark.Mark(
                        seq,
                        hex.formatHex(slot, hashAt, originAt),
                        hex.formatHex(slot, originAt, originAt + Sha256.LENGTH)));
    }

    /// Whether the slot was never written.
    static boolean isBlank(byte[] slot) {
        return Arrays.equals(slot, new byte[slot.length]);
    }

    private static int crc(byte[] slot) {
        var crc = new CRC32C();
        crc.update(slot, 0, CRC_AT);
        return (int) crc.getValue();
    }
}
