package io.stratos.state.rocks;

import io.stratos.abi.identity.Sha256;
import io.stratos.state.journal.RecordChain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What the ledger knows about itself: rows in the family [Family#FACTS], out of reach of any
/// batch. Big-endian.
final class Facts {

    /// The format this version writes; it reads this one and no newer.
    static final int FORMAT = 1;

    private static final byte[] FORMAT_KEY = key("format"); // u32 format, u32 segment length
    private static final byte[] HEAD_KEY = key("head"); // u64 seq, i64 at_ns, hash
    private static final byte[] CLEAN_STOP_KEY = key("clean-stop"); // u64 seq, hash

    private Facts() {}

    /// How the ledger was created.
    record Format(int version, int segmentLength) {}

    /// The newest record, as written with its group.
    @SuppressWarnings("ArrayRecordComponent") // read once at open, never compared
    record Head(long seq, long atNanos, byte[] hash) {}

    /// Reads how the ledger was created.
    ///
    /// @return null if there is none, or it is none of ours
    static @Nullable Format format(RocksStore store) {
        byte[] row = store.get(Family.FACTS, FORMAT_KEY);
        if (row == null || row.length < 2 * Integer.BYTES) {
            return null;
        }
        var in = ByteBuffer.wrap(row);
        var format = new Format(in.getInt(), in.getInt());
        return format.segmentLength() < RecordChain.SEGMENT_LENGTH_MIN ? null : format;
    }

    static void putFormat(RocksStore store, WriteBatch batch, int segmentLength) throws RocksDBException {
        var row = ByteBuffer.allocate(2 * Integer.BYTES).putInt(FORMAT).putInt(segmentLength);
        batch.put(store.handle(Family.FACTS), FORMAT_KEY, row.array());
    }

    /// Reads the stored head.
    ///
    /// @return null if nothing was ever committed, or the row is none of ours
    static @Nullable Head head(RocksStore store) {
        byte[] row = store.get(Family.FACTS, HEAD_KEY);
        if (row == null || row.length != 2 * Long.BYTES + Sha256.LENGTH) {
            return null;
        }
        var in = ByteBuffer.wrap(row);
        return new Head(in.getLong(), in.getLong(), Arrays.copyOfRange(row, 2 * Long.BYTES, row.length));
    }

    static boolean hasFormat(RocksStore store) {
        return store.get(Family.FACTS, FORMAT_KEY) != null;
    }

    static boolean hasHead(RocksStore store) {
        return store.get(Family.FACTS, HEAD_KEY) != null;
    }

    static void putHead(RocksStore store, WriteBatch batch, RecordChain chain) throws RocksDBException {
        var row = ByteBuffer.allocate(2 * Long.BYTES + Sha256.LENGTH)
                .putLong(chain.seq())
                .putLong(chain.atNanos())
                .put(chain.hash());
        batch.put(store.handle(Family.FACTS), HEAD_KEY, row.array());
    }

    /// Whether the last process stopped cleanly at exactly this head.
    static boolean isCleanStop(RocksStore store, long seq, byte[] hash) {
        return Arrays.equals(store.get(Family.FACTS, CLEAN_STOP_KEY), cleanStop(seq, hash));
    }

    static void putCleanStop(RocksStore store, WriteBatch batch, RecordChain chain) throws RocksDBException {
        batch.put(store.handle(Family.FACTS), CLEAN_STOP_KEY, cleanStop(chain.seq(), chain.hash()));
    }

    static void deleteCleanStop(RocksStore store, WriteBatch batch) throws RocksDBException {
        batch.delete(store.handle(Family.FACTS), CLEAN_STOP_KEY);
    }

    private static byte[] cleanStop(long seq, byte[] hash) {
        return ByteBuffer.allocate(Long.BYTES + Sha256.LENGTH)
                .putLong(seq)
                .put(hash, 0, Sha256.LENGTH)
                .array();
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
