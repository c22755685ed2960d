package io.stratos.host.daemon.api;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ledger whose journal is notes, and which holds nothing else.
final class NotedLedger implements Ledger, LedgerReader {
    private final List<byte[]> notes = new ArrayList<>();

    void note(long count) {
        for (long i = 0; i < count; i++) {
            subject("something");
        }
    }

    void subject(String subject) {
        notes.add(new NoteRecord(subject, ReasonCode.OK, 0).encode());
    }

    @Override
    public LedgerHead head() {
        return new LedgerHead(notes.size(), "00");
    }

    @Override
    public LedgerReader reader() {
        return this;
    }

    @Override
    public void records(long fromSeq, RecordVisitor visitor) {
        for (int seq = (int) fromSeq; seq <= notes.size(); seq++) {
            if (!visitor.record(seq, RecordKind.NOTE, seq, notes.get(seq - 1), "00")) {
                return;
            }
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return null;
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {}

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {}

    @Override
    public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
        throw new AssertionError("nobody looks for checkpoints here");
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        throw new AssertionError("nothing is set aside here");
    }

    @Override
    public boolean offer(LedgerBatch batch, CommitListener listener) {
        throw new AssertionError("nobody writes through a window");
    }

    @Override
    public CommitResult commit(LedgerBatch batch) {
        throw new AssertionError("nobody writes through a window");
    }

    @Override
    public void close() {}
}
