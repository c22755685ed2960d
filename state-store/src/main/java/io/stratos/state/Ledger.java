package io.stratos.state;

/// The durable truth of one data directory (DESIGN §5). One writer thread groups batches into
/// atomic writes.
public interface Ledger extends AutoCloseable {

    /// Hands a batch to the writer without ever waiting.
    ///
    /// @return false if the ring is full or the ledger is closed; the listener is then never
    /// called, and the caller degrades (LEDGER_BACKPRESSURE)
    boolean offer(LedgerBatch batch, CommitListener listener);

    /// Says that a batch which somebody waits for will be offered in a moment, so that the writer may be awake by
    /// then. Only a hint; never waits.
    default void expect() {}

    /// Hands over a batch and waits for its result; for start-up, simulated time and tests, never
    /// for a lane.
    ///
    /// @throws IllegalStateException if the ledger is closed, or on the writer thread, which would
    /// wait for itself
    CommitResult commit(LedgerBatch batch);

    /// Reads what is committed. Safe from any thread.
    LedgerReader reader();

    /// The newest committed record.
    LedgerHead head();

    /// Commits what was offered, records the clean stop and closes. After a failed write no clean
    /// stop is recorded.
    ///
    /// @throws IllegalStateException on the writer thread, which would wait for itself
    @Override
    void close();
}
