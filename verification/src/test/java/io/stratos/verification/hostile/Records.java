package io.stratos.verification.hostile;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import org.jspecify.annotations.Nullable;

/// A ledger of which nothing is known yet: every instance starts fresh.
final class NothingRecorded implements LedgerReader {
    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return null;
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {}

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {}

    @Override
    public void records(long fromSeq, RecordVisitor visitor) {}

    @Override
    public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
        throw new IllegalStateException("Condition failed: nothing is rebuilt from a ledger without rows");
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        throw new IllegalStateException("Condition failed: there is no checkpoint to set aside");
    }
}
