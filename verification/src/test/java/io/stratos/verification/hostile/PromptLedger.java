package io.stratos.verification.hostile;

import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import java.util.ArrayDeque;

/// A real ledger that commits what it was offered when the test says so: no thread's pace decides what a turn sees.
final class PromptLedger implements Ledger {
    private record Offered(LedgerBatch batch, CommitListener listener) {}

    private final Ledger ledger;
    private final ArrayDeque<Offered> offered = new ArrayDeque<>();

    PromptLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean offer(LedgerBatch batch, CommitListener listener) {
        return offered.add(new Offered(batch, listener));
    }

    /// Commits all that waits.
    ///
    /// @return how many batches
    int commitAll() {
        int committed = 0;
        for (var next = offered.poll(); next != null; next = offered.poll()) {
            next.listener().onResult(next.batch(), ledger.commit(next.batch()));
            committed++;
        }
        return committed;
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

    /// Who made the ledger closes it.
    @Override
    public void close() {}
}
