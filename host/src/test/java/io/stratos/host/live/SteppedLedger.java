package io.stratos.host.live;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import java.util.ArrayDeque;

/// A real ledger whose writer is the test: what was offered is committed when the test says so, and is gone when the
/// process "dies" before.
final class SteppedLedger implements Ledger {
    private record Waiting(LedgerBatch batch, CommitListener listener) {}

    private final Ledger ledger;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private boolean failed;
    private boolean full;

    SteppedLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean offer(LedgerBatch batch, CommitListener listener) {
        return !full && waiting.add(new Waiting(batch, listener));
    }

    /// Commits the oldest batch that waits.
    ///
    /// @return false if none waits
    boolean commitOne() {
        var next = waiting.poll();
        if (next == null) {
            return false;
        }
        var result = failed
                ? new CommitResult.Failed(ReasonCode.STA_LEDGER_IO, "as the test wants it")
                : ledger.commit(next.batch());
        next.listener().onResult(next.batch(), result);
        return true;
    }

    void commitAll() {
        while (commitOne()) {}
    }

    int waiting() {
        return waiting.size();
    }

    /// From now on every commit fails.
    void fail() {
        failed = true;
    }

    /// Whether the ring takes nothing.
    void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public CommitResult commit(LedgerBatch batch) {
        return ledger.commit(batch);
    }

    @Override
    public LedgerReader reader() {
        return ledger.reader();
    }

    @Override
    public LedgerHead head() {
        return ledger.head();
    }

    @Override
    public void close() {}
}
