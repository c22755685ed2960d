package io.stratos.host.daemon.api;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.Ledger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets callers of the local API read the ledger for as long as it is open. Once this is closed nobody is inside it, so
/// that the database may be closed as well.
public final class LedgerWindow implements AutoCloseable {
    private final Ledger ledger;
    private final ReadWriteLock door = new ReentrantReadWriteLock();
    private boolean closed;

    public LedgerWindow(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What somebody reads.
    @FunctionalInterface
    interface Look<T> {
        T at(Ledger ledger) throws Refused;
    }

    /// Reads; many may at once.
    ///
    /// @throws Refused `ENV_DAEMON` once the window is closed
    <T> T look(Look<T> look) throws Refused {
        door.readLock().lock();
        try {
            if (closed) {
                throw Refusal.of(ReasonCode.ENV_DAEMON, "the daemon is stopping")
                        .refused();
            }
            return look.at(ledger);
        } finally {
            door.readLock().unlock();
        }
    }

    /// The newest committed record.
    ///
    /// @throws Refused as [#look]
    public long newest() throws Refused {
        return look(open -> open.head().seq());
    }

    /// Waits for who is reading, and lets nobody in any more.
    @Override
    public void close() {
        door.writeLock().lock();
        try {
            closed = true;
        } finally {
            door.writeLock().unlock();
        }
    }
}
