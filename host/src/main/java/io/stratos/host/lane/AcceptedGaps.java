package io.stratos.host.lane;

import io.stratos.abi.model.InstanceId;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Optional;
import java.util.TreeMap;

/// The gaps that operators accepted in an instance's deliveries, as the ledger holds them.
public final class AcceptedGaps {
    static final AcceptedGaps NONE = new AcceptedGaps();

    private final TreeMap<Long, AcceptedGap> gaps = new TreeMap<>();

    private AcceptedGaps() {}

    /// As of now.
    public static AcceptedGaps load(LedgerReader reader, InstanceRows rows) {
        var all = new AcceptedGaps();
        reader.scan(Table.INSTANCE, rows.gapPrefix(), (key, row) -> {
            long after = InstanceRows.numberOf(key);
            all.gaps.put(after, AcceptedGap.decode(after, row));
            return true;
        });
        return all;
    }

    /// Where a guest stands that stands at that turn: behind the gap, if one begins there.
    long over(long cursor) {
        var gap = gaps.get(cursor);
        return gap == null ? cursor : gap.upTo();
    }

    /// The newest, if its strategy has not heard of it yet.
    public Optional<AcceptedGap> untold() {
        var last = gaps.lastEntry();
        return last == null || last.getValue().isTold() ? Optional.empty() : Optional.of(last.getValue());
    }

    /// The gap for which an instance cannot be brought to where it stood, from the state that its next guest starts
    /// from up to its last turn; empty if no delivery is missing.
    public static Optional<AcceptedGap> find(LedgerReader reader, InstanceId id) {
        var rows = new InstanceRows(id);
        var row = reader.get(Table.INSTANCE, rows.position());
        if (row == null) {
            return Optional.empty();
        }
        long upTo = InstancePosition.decode(row).cursor();
        long from = UnrestorableStates.load(reader, rows).newestOther(reader, id, upTo)
                        instanceof CheckpointResult.Found found
                ? found.header().cursor()
                : 0;
        long stands = load(reader, rows).over(from);
        return lastBefore(reader, rows, stands, upTo) == upTo
                ? Optional.empty()
                : Optional.of(new AcceptedGap(from, upTo, false));
    }

    /// The turn up to which deliveries are there without a gap.
    private static long lastBefore(LedgerReader reader, InstanceRows rows, long from, long upTo) {
        var pieces = new DeliveryPieces(reader, rows, from, upTo);
        long last = from;
        for (var piece = pieces.next(); !piece.isEmpty(); piece = pieces.next()) {
            for (var block : piece) {
                if (block.firstCursor() > last + 1) {
                    return last;
                }
                last = Math.max(last, block.lastCursor());
            }
        }
        return Math.min(last, upTo);
    }
}
