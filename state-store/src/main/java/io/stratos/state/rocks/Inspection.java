package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.journal.ChainState;
import java.util.Arrays;

/// The look at a database before anything is written to it: format, head, and the chain from the
/// last seal on.
///
/// What contradicts itself here is damage and no outcome of a crash, because records and head are
/// one write; such a ledger is refused. What merely does not fit the high-water mark is for the
/// host.
sealed interface Inspection {

    /// Nothing was ever written.
    record Blank() implements Inspection {}

    /// A ledger that holds together.
    ///
    /// @param tail where the chain goes on
    /// @param verifiedFromSeq first record that was checked
    record Sound(Facts.Format format, ChainState tail, long verifiedFromSeq) implements Inspection {}

    record Unsound(ReasonCode code, String detail) implements Inspection {}

    static Inspection of(RocksStore store) {
        try {
            return inspect(store);
        } catch (LedgerUnreadableException e) {
            return new Unsound(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static Inspection inspect(RocksStore store) {
        var format = Facts.format(store);
        byte[] lastKey = store.lastKey(Family.JOURNAL);
        if (format == null) {
            boolean blank = lastKey == null && !Facts.hasFormat(store);
            return blank ? new Blank() : damaged("records without a format");
        }
        if (format.version() > Facts.FORMAT) {
            return new Unsound(
                    ReasonCode.STA_LEDGER_VERSION, "format " + format.version() + ", known up to " + Facts.FORMAT);
        }
        var head = Facts.head(store);
        if (head == null) {
            boolean empty = lastKey == null && !Facts.hasHead(store);
            return empty ? new Sound(format, ChainState.empty(), 1) : damaged("records without a head");
        }
        if (lastKey == null || JournalKeys.seq(lastKey) != head.seq()) {
            return damaged("the journal does not end at its head, seq " + head.seq());
        }
        return inspectTail(store, format, head);
    }

    private static Inspection inspectTail(RocksStore store, Facts.Format format, Facts.Head head) {
        long lastSeal = head.seq() - head.seq() % format.segmentLength();
        long from = Math.max(1, lastSeal);
        var walk = JournalWalk.startingAt(store, format.segmentLength(), from);
        if (walk == null) {
            return damaged("no record at seq " + (from - 1));
        }
        walk.run(head.seq(), _ -> true);
        var fault = walk.fault();
        if (fault != null) {
            return damaged("record " + fault.seq() + ": " + fault.kind());
        }
        boolean agrees = walk.state().seq() == head.seq()
                && walk.state().atNanos() == head.atNanos()
                && Arrays.equals(walk.state().hash(), head.hash());
        return agrees ? new Sound(format, walk.state(), from) : damaged("the head is not record " + head.seq());
    }

    private static Unsound damaged(String detail) {
        return new Unsound(ReasonCode.STA_LEDGER_DAMAGED, detail);
    }
}
