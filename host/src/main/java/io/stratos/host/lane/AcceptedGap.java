package io.stratos.host.lane;

import java.nio.ByteBuffer;

/// Turns of an instance whose deliveries are lost, as far as an operator accepted that (DESIGN §5): its guest stands
/// behind them as the state before them left it.
///
/// @param after the turn of the state that it goes on from, 0 for a fresh guest
/// @param upTo the last turn that is not re-applied
/// @param isTold whether its strategy has heard of it: position and open orders of each instrument
public record AcceptedGap(long after, long upTo, boolean isTold) {
    private static final int ROW_BYTES = Long.BYTES + 1;

    public AcceptedGap {
        if (after < 0 || upTo <= after) {
            throw new IllegalArgumentException("Condition failed: a gap has turns, got=" + after + ".." + upTo);
        }
    }

    /// The same, once its strategy has heard of it.
    public AcceptedGap told() {
        return new AcceptedGap(after, upTo, true);
    }

    /// Its row, under [InstanceRows#gap] of [#after].
    public byte[] encode() {
        return ByteBuffer.allocate(ROW_BYTES)
                .putLong(upTo)
                .put((byte) (isTold ? 1 : 0))
                .array();
    }

    static AcceptedGap decode(long after, byte[] row) {
        if (row.length != ROW_BYTES) {
            throw new IllegalStateException("Invariant: the row of an accepted gap has " + ROW_BYTES + " bytes");
        }
        var in = ByteBuffer.wrap(row);
        return new AcceptedGap(after, in.getLong(), in.get() != 0);
    }
}
