package io.stratos.host.lane;

import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stored deliveries of an instance in order, copied out of the ledger a piece at a time.
///
/// A read keeps the ledger from closing, and a guest takes as long as it likes: so no guest may run in one.
final class DeliveryPieces {
    /// A piece ends with the block that reaches it.
    static final int PIECE_BYTES = 1 << 20;

    private final LedgerReader reader;
    private final byte[] end;
    private byte[] next;
    private long bytes;

    /// One row of deliveries.
    static final class Block {
        private final long firstCursor;
        private final byte[] stored;

        private Block(long firstCursor, byte[] stored) {
            this.firstCursor = firstCursor;
            this.stored = stored;
        }

        long firstCursor() {
            return firstCursor;
        }

        long lastCursor() {
            long[] last = {firstCursor - 1};
            visit((cursor, _, _, _) -> {
                last[0] = cursor;
                return true;
            });
            return last[0];
        }

        void visit(DeliveryBlock.Visitor visitor) {
            DeliveryBlock.visit(firstCursor, stored, visitor);
        }
    }

    /// @param from a cursor; the block that holds it may start earlier
    DeliveryPieces(LedgerReader reader, InstanceRows rows, long from, long upTo) {
        this.reader = reader;
        next = rows.deliveries(Math.max(0, from + 1 - Recovery.TURNS_PER_GROUP_MAX));
        end = rows.deliveries(upTo + 1);
    }

    /// The blocks that follow; none after the last.
    List<Block> next() {
        var piece = new ArrayList<Block>();
        bytes = 0;
        reader.range(Table.INSTANCE, next, end, (key, stored) -> {
            piece.add(new Block(InstanceRows.numberOf(key), stored));
            next = Arrays.copyOf(key, key.length + 1); // the least key after it
            bytes += stored.length;
            return bytes < PIECE_BYTES;
        });
        return piece;
    }
}
