package io.stratos.state;

/// Told once about each batch, in the order of the batches, on the ledger's writer thread. Must not
/// block.
@FunctionalInterface
public interface CommitListener {
    void onResult(LedgerBatch batch, CommitResult result);
}
