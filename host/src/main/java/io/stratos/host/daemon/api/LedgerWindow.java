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
    private volatile boolean stopping;
    private boolean closed;

    public LedgerWindow(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What somebody reads.
    @FunctionalInterface
    interface Look<T> {
        T at(OpenLedger ledger) throws Refused;
    }

    /// Reads; many may at once. Who reads for long does not keep the daemon from stopping: rows and records end
    /// there.
    ///
    /// @throws Refused `ENV_DAEMON` once the window is closed, also if that cut the reading short
    <T> T look(Look<T> look) throws Refused {
        door.readLock().lock();
        try {
            if (closed) {
                throw stops();
            }
            return read(look);
        } finally {
            door.readLock().unlock();
        }
    }

    /// What fails because it was cut short is no fault of what was read.
    private <T> T read(Look<T> look) throws Refused {
        var open = new OpenLedger(ledger, () -> stopping);
        try {
            var seen = look.at(open);
            if (!open.isCut()) {
                return seen;
            }
        } catch (RuntimeException | Refused failed) {
            if (!open.isCut()) {
                throw failed;
            }
        }
        throw stops();
    }

    private static Refused stops() {
        return Refusal.of(ReasonCode.ENV_DAEMON, "the daemon is stopping").refused();
    }

    /// The newest committed record.
    ///
    /// @throws Refused as [#look]
    public long newest() throws Refused {
        return look(open -> open.head().seq());
    }

    /// Waits until who is reading is out, and lets nobody in any more.
    @Override
    public void close() {
        stopping = true;
        door.writeLock().lock();
        try {
            closed = true;
        } finally {
            door.writeLock().unlock();
        }
    }
}
