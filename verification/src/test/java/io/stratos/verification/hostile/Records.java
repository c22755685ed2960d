package io.stratos.verification.hostile;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerBatch.CheckpointEntry;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A ledger of one instance in memory: its rows and checkpoints, or nothing at all.
final class Records implements LedgerReader {
    private final Map<Table, NavigableMap<byte[], byte[]>> rows = new EnumMap<>(Table.class);
    private final NavigableMap<Long, CheckpointEntry> checkpoints = new TreeMap<>();
    private final boolean keeps;

    private Records(boolean keeps) {
        this.keeps = keeps;
        for (var table : Table.values()) {
            rows.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    static Records kept() {
        return new Records(true);
    }

    /// For whoever is never rebuilt.
    static Records forgotten() {
        return new Records(false);
    }

    boolean areKept() {
        return keeps;
    }

    /// What was committed.
    void take(LedgerBatch batch) {
        if (!keeps) {
            return;
        }
        for (var entry : batch.entries()) {
            switch (entry) {
                case LedgerBatch.PutEntry put -> table(put.table()).put(put.key(), put.value());
                case LedgerBatch.DeleteEntry delete -> table(delete.table()).remove(delete.key());
                case CheckpointEntry state -> checkpoints.put(state.header().cursor(), state);
                case LedgerBatch.RecordEntry _ -> {}
            }
        }
    }

    private NavigableMap<byte[], byte[]> table(Table table) {
        var found = rows.get(table);
        if (found == null) {
            throw new IllegalStateException("Invariant: there is a map for each table");
        }
        return found;
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return table(table).get(key);
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {
        for (var row : table(table).tailMap(prefix).entrySet()) {
            boolean under =
                    Arrays.mismatch(row.getKey(), prefix) >= prefix.length || Arrays.equals(row.getKey(), prefix);
            if (!under || !visitor.row(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
        for (var row : table(table).subMap(fromKey, toKey).entrySet()) {
            if (!visitor.row(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public void records(long fromSeq, RecordVisitor visitor) {}

    @Override
    public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
        var newest = checkpoints.floorEntry(cursorMax);
        if (newest == null) {
            return new CheckpointResult.None(List.of());
        }
        var state = newest.getValue();
        return new CheckpointResult.Found(
                state.header(), newest.getKey(), state.payload().clone(), List.of());
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        checkpoints.remove(generation); // a cursor here
    }
}
