package io.stratos.host.lane;

import io.stratos.abi.model.InstanceId;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.TreeSet;

/// Checkpoints whose state its guest could not take back, by cursor (SPEC M-17).
///
/// The guest goes on from the generation before, with the deliveries since re-applied; so it does in every
/// run. Three of them with no good one between are enough: the guest writes what it cannot read.
final class UnrestorableStates {
    static final int IN_A_ROW_MAX = 3;

    private final TreeSet<Long> cursors = new TreeSet<>();

    static UnrestorableStates load(LedgerReader reader, InstanceRows rows) {
        var states = new UnrestorableStates();
        reader.scan(Table.INSTANCE, rows.unrestorablePrefix(), (key, _) -> {
            states.cursors.add(InstanceRows.numberOf(key));
            return true;
        });
        return states;
    }

    /// The newest checkpoint that is none of them.
    CheckpointResult newestOther(LedgerReader reader, InstanceId id, long cursorMax) {
        var found = reader.newestCheckpoint(id, cursorMax);
        while (found instanceof CheckpointResult.Found bad
                && contains(bad.header().cursor())) {
            found = reader.newestCheckpoint(id, bad.header().cursor() - 1);
        }
        return found;
    }

    void add(long cursor) {
        cursors.add(cursor);
    }

    boolean isEmpty() {
        return cursors.isEmpty();
    }

    boolean contains(long cursor) {
        return cursors.contains(cursor);
    }

    /// Whether as many as may be stand after the state that a guest would start from.
    boolean areTooMany(long from) {
        return cursors.tailSet(from, false).size() >= IN_A_ROW_MAX;
    }
}
