package io.stratos.host.lane;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How far an instance came: applied cursor, its time, and the shell's own bytes (tape position and the like).
@SuppressWarnings("ArrayRecordComponent") // read once at start
public record InstancePosition(long cursor, long nowNanos, byte[] shell) {

    static byte[] encode(long cursor, long nowNanos, byte[] shell) {
        return ByteBuffer.allocate(2 * Long.BYTES + shell.length)
                .putLong(cursor)
                .putLong(nowNanos)
                .put(shell)
                .array();
    }

    /// Reads what was written at the end of a group.
    ///
    /// @throws IllegalArgumentException if the row is cut
    public static InstancePosition decode(byte[] row) {
        if (row.length < 2 * Long.BYTES) {
            throw new IllegalArgumentException("instance position is cut, got length=" + row.length);
        }
        var in = ByteBuffer.wrap(row);
        return new InstancePosition(in.getLong(), in.getLong(), Arrays.copyOfRange(row, 2 * Long.BYTES, row.length));
    }
}
