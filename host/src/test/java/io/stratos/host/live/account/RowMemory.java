package io.stratos.host.live.account;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A ledger of rows in memory: as fast as a map, and each batch is committed when it is offered. What a
/// lane writes of its turns is forgotten: nobody reads it again.
public final class RowMemory implements Ledger, LedgerReader {
    private static final CommitResult DONE = new CommitResult.Committed(LedgerHead.EMPTY, List.of());

    private final Map<Table, NavigableMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);

    public RowMemory() {
        for (var table : Table.values()) {
            tables.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    int rows(Table table) {
        return of(table).size();
    }

    private NavigableMap<byte[], byte[]> of(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @Override
    public boolean offer(LedgerBatch batch, CommitListener listener) {
        listener.onResult(batch, commit(batch));
        return true;
    }

    @Override
    public CommitResult commit(LedgerBatch batch) {
        for (var entry : batch.entries()) {
            switch (entry) {
                case LedgerBatch.PutEntry put -> {
                    if (put.table() != Table.INSTANCE) {
                        of(put.table()).put(put.key(), put.value());
                    }
                }
                case LedgerBatch.DeleteEntry delete -> of(delete.table()).remove(delete.key());
                case LedgerBatch.RecordEntry _, LedgerBatch.CheckpointEntry _ -> {}
            }
        }
        return DONE;
    }

    @Override
    public LedgerReader reader() {
        return this;
    }

    @Override
    public LedgerHead head() {
        return LedgerHead.EMPTY;
    }

    @Override
    public void close() {}

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return of(table).get(key);
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {
        for (var row : of(table).tailMap(prefix, true).entrySet()) {
            boolean isBelow = row.getKey().length >= prefix.length
                    && Arrays.equals(row.getKey(), 0, prefix.length, prefix, 0, prefix.length);
            if (!isBelow || !visitor.row(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
        for (var row : of(table).subMap(fromKey, true, toKey, false).entrySet()) {
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
    public void setAside(InstanceId instance, long generation, ReasonCode why) {}
}
