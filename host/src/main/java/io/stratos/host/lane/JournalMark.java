package io.stratos.host.lane;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Where to look for a record in the journal: behind which one it was told, and its bytes. Kept as a row in the
/// record's own batch, so that the record is there, and nobody reads the whole journal for it.
public final class JournalMark {
    private final long behindSeq;
    private final byte[] record;

    private JournalMark(long behindSeq, byte[] record) {
        this.behindSeq = behindSeq;
        this.record = record;
    }

    /// The row of a record.
    ///
    /// @param behindSeq the newest record that was committed when it was told
    public static byte[] encode(long behindSeq, byte[] record) {
        return ByteBuffer.allocate(Long.BYTES + record.length)
                .putLong(behindSeq)
                .put(record)
                .array();
    }

    /// Reads what [#encode] wrote.
    public static JournalMark decode(byte[] row) {
        return new JournalMark(ByteBuffer.wrap(row).getLong(), Arrays.copyOfRange(row, Long.BYTES, row.length));
    }

    public long behindSeq() {
        return behindSeq;
    }

    public boolean isOf(byte[] payload) {
        return Arrays.equals(record, payload);
    }
}
