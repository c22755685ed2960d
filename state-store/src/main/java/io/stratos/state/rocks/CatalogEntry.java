package io.stratos.state.rocks;

import io.stratos.abi.identity.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The catalog's word on a checkpoint: u64 cursor, u64 length, SHA-256, CRC-32C over key and all
/// that; big-endian.
///
/// Written in the group of the batch that carried the checkpoint. Bytes without an entry do not
/// exist: a crash came between writing them aside and that group.
///
/// @param length of the whole checkpoint, header included
/// @param headerSha256 the checkpoint's own hash, which covers its payload
@SuppressWarnings("ArrayRecordComponent") // read and used at once, never compared as a whole
record CatalogEntry(long cursor, long length, byte[] headerSha256) {

    private static final int CRC_AT = 2 * Long.BYTES + Sha256.LENGTH;
    private static final int LENGTH = CRC_AT + Integer.BYTES;

    byte[] encode(byte[] key) {
        var out = ByteBuffer.allocate(LENGTH).putLong(cursor).putLong(length).put(headerSha256);
        return out.putInt(crc(key, out.array())).array();
    }

    /// Reads a row.
    ///
    /// @return null if the row is damaged or belongs to another key
    static @Nullable CatalogEntry decode(byte[] key, byte[] row) {
        if (row.length != LENGTH) {
            return null;
        }
        var in = ByteBuffer.wrap(row);
        if (in.getInt(CRC_AT) != crc(key, row)) {
            return null;
        }
        return new CatalogEntry(in.getLong(), in.getLong(), Arrays.copyOfRange(row, 2 * Long.BYTES, CRC_AT));
    }

    private static int crc(byte[] key, byte[] row) {
        var crc = new CRC32C();
        crc.update(key);
        crc.update(row, 0, CRC_AT);
        return (int) crc.getValue();
    }
}
