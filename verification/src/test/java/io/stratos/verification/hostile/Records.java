package io.stratos.verification.hostile;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A ledger of one instance in memory: its rows, or nothing at all. Checkpoints are not kept, so a rebuild re-applies
/// all of its life.
final class Records implements LedgerReader {
    private final Map<Table, NavigableMap<byte[], byte[]>> rows = new EnumMap<>(Table.class);
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
                case LedgerBatch.RecordEntry _, LedgerBatch.CheckpointEntry _ -> {}
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
        return new CheckpointResult.None(List.of());
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        throw new IllegalStateException("Condition failed: there is no checkpoint to set aside");
    }
}
