package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.journal.StoredRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads what is committed; each call sees one moment.
final class StoredReader implements LedgerReader {

    private final RocksStore store;
    private final CheckpointFinder checkpoints;

    StoredReader(RocksStore store, CheckpointFinder checkpoints) {
        this.store = store;
        this.checkpoints = checkpoints;
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return store.get(Family.of(table), key);
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {
        store.walk(Family.of(table), prefix, after(prefix), visitor::row);
    }

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
        store.walk(Family.of(table), fromKey, toKey, visitor::row);
    }

    @Override
    public void records(long fromSeq, RecordVisitor visitor) {
        store.walk(Family.JOURNAL, JournalKeys.of(fromSeq), null, (key, value) -> visit(key, value, visitor));
    }

    @Override
    public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
        return checkpoints.newest(instance, cursorMax);
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        checkpoints.quarantine(instance, generation, why);
    }

    private static boolean visit(byte[] key, byte[] value, RecordVisitor visitor) {
        long seq = JournalKeys.seq(key);
        var stored = StoredRecord.parse(value);
        if (stored == null || stored.seq() != seq) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "no record at seq " + seq, null);
        }
        var kind = RecordKind.ofNumber(stored.kind());
        if (kind == null) {
            throw new LedgerUnreadableException(
                    ReasonCode.STA_LEDGER_VERSION, "record kind " + stored.kind() + " at seq " + seq, null);
        }
        return visitor.record(seq, kind, stored.atNanos(), stored.payload(), stored.hashHex());
    }

    /// The first key that no longer starts with `prefix`; null if there is none.
    private static byte @Nullable [] after(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        var after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }
}
