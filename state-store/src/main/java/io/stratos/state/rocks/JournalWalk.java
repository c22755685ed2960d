package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.journal.ChainCheck;
import io.stratos.state.journal.ChainFault;
import io.stratos.state.journal.ChainState;
import io.stratos.state.journal.StoredRecord;
import org.jspecify.annotations.Nullable;

/// Runs the chain check over stored records.
final class JournalWalk {

    private final RocksStore store;
    private final ChainCheck check;
    private @Nullable ChainFault fault;
    private boolean stopped;

    private JournalWalk(RocksStore store, ChainCheck check) {
        this.store = store;
        this.check = check;
    }

    /// Sees how far a walk has come.
    @FunctionalInterface
    interface Step {
        /// Is told after each record that holds.
        ///
        /// @return false to stop
        boolean reached(long seq);
    }

    /// A walk whose first record will be `fromSeq`; the record before it is believed.
    ///
    /// @return null if the record before it is not there or is no record
    static @Nullable JournalWalk startingAt(RocksStore store, int segmentLength, long fromSeq) {
        long before = fromSeq - 1;
        if (before == 0) {
            return new JournalWalk(store, new ChainCheck(segmentLength, ChainState.empty()));
        }
        var stored = record(store, before);
        if (stored == null) {
            return null;
        }
        boolean atSeal = before % segmentLength == 0;
        var state = ChainState.after(before, stored.atNanos(), stored.hash(), atSeal);
        return new JournalWalk(store, new ChainCheck(segmentLength, state));
    }

    /// Checks up to and with `toSeq`, the first fault, or the end of what is there.
    ///
    /// @throws LedgerUnreadableException if the disk fails; damaged blocks are a fault
    void run(long toSeq, Step step) {
        try {
            store.walk(Family.JOURNAL, JournalKeys.of(state().seq() + 1), JournalKeys.of(toSeq + 1), (key, value) -> {
                fault = check.accept(JournalKeys.seq(key), value);
                stopped = fault == null && !step.reached(state().seq());
                return fault == null && !stopped;
            });
        } catch (LedgerUnreadableException e) {
            if (e.code() != ReasonCode.STA_LEDGER_DAMAGED) {
                throw e;
            }
            fault = new ChainFault(state().seq() + 1, ChainFault.Kind.UNREADABLE);
        }
    }

    /// What was found, null as long as everything holds.
    @Nullable
    ChainFault fault() {
        return fault;
    }

    /// Whether the step asked to stop.
    boolean isStopped() {
        return stopped;
    }

    /// After the last record that holds.
    ChainState state() {
        return check.state();
    }

    /// One record; null if it is not there or is none.
    static @Nullable StoredRecord record(RocksStore store, long seq) {
        byte[] value = store.get(Family.JOURNAL, JournalKeys.of(seq));
        return value == null ? null : StoredRecord.parse(value);
    }

    /// Hash of a record in hex; null if it is not there.
    static @Nullable String hashAt(RocksStore store, long seq) {
        var stored = record(store, seq);
        return stored == null ? null : stored.hashHex();
    }
}
