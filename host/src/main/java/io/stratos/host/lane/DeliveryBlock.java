package io.stratos.host.lane;

import java.util.Arrays;

/// Deliveries of consecutive turns, one behind the other, each with its length as u32 big-endian before it.
///
/// Stored as one row for each commit group. The layout is also what TURN_RANGE hashes, so a quiet range is
/// hashed with
/// one call. Not thread-safe; reused after each group.
public final class DeliveryBlock {
    private static final int LENGTH_BYTES = Integer.BYTES;

    private byte[] bytes = new byte[1 << 17];
    private int[] starts = new int[1 << 10];
    private int count;
    private int end;
    private long firstCursor;

    /// Appends the delivery of the turn after the last one.
    ///
    /// @throws IllegalArgumentException if the cursor is not the next one
    public void append(long cursor, byte[] input, int length) {
        if (count == 0) {
            firstCursor = cursor;
        } else if (cursor != firstCursor + count) {
            throw new IllegalArgumentException(
                    "Invariant: cursors are dense, expected=" + (firstCursor + count) + " got=" + cursor);
        }
        ensure(end + LENGTH_BYTES + length);
        starts[count++] = end;
        bytes[end] = (byte) (length >>> 24);
        bytes[end + 1] = (byte) (length >>> 16);
        bytes[end + 2] = (byte) (length >>> 8);
        bytes[end + 3] = (byte) length;
        System.arraycopy(input, 0, bytes, end + LENGTH_BYTES, length);
        end += LENGTH_BYTES + length;
    }

    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long firstCursor() {
        return firstCursor;
    }

    /// The bytes that hold deliveries from `cursor` to the end, lengths included.
    byte[] buffer() {
        return bytes;
    }

    int startOf(long cursor) {
        return starts[Math.toIntExact(cursor - firstCursor)];
    }

    int endOf(long cursor) {
        int index = Math.toIntExact(cursor - firstCursor);
        return index + 1 < count ? starts[index + 1] : end;
    }

    /// A copy to store.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, end);
    }

    public void clear() {
        count = 0;
        end = 0;
    }

    /// Visits the deliveries of a stored block in order, until the visitor says stop.
    ///
    /// @throws IllegalArgumentException if the block is cut or damaged
    public static void visit(long firstCursor, byte[] stored, Visitor visitor) {
        long cursor = firstCursor;
        int at = 0;
        while (at < stored.length) {
            int length = at + LENGTH_BYTES <= stored.length ? lengthAt(stored, at) : -1;
            if (length < 0 || length > stored.length - at - LENGTH_BYTES) {
                throw new IllegalArgumentException("delivery block is cut at cursor=" + cursor);
            }
            if (!visitor.delivery(cursor, stored, at + LENGTH_BYTES, length)) {
                return;
            }
            at += LENGTH_BYTES + length;
            cursor++;
        }
    }

    private static int lengthAt(byte[] stored, int at) {
        return ((stored[at] & 0xff) << 24)
                | ((stored[at + 1] & 0xff) << 16)
                | ((stored[at + 2] & 0xff) << 8)
                | (stored[at + 3] & 0xff);
    }

    private void ensure(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
    }

    /// Sees one delivery.
    @FunctionalInterface
    public interface Visitor {
        /// Sees the encoded input of one turn inside `buffer`.
        ///
        /// @return false to stop
        boolean delivery(long cursor, byte[] buffer, int offset, int length);
    }
}
