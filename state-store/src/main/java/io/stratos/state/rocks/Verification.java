package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.journal.ChainFault;
import io.stratos.state.journal.HighWaterMark;
import io.stratos.state.journal.MarkVerdict;
import io.stratos.state.journal.VerifyResult;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One walk over one journal, and what it means. The questions come in a fixed order, so the first
/// answer is always the same: does the chain hold, is its end there, is it the end that the mark
/// and the witness know.
final class Verification {

    /// Records between two calls of the progress callback; a power of two.
    private static final long PROGRESS_STEP = 1024;

    private final RocksStore store;
    private final int segmentLength;
    private final HighWaterMark.Reading mark;
    private final @Nullable LedgerHead witness;

    Verification(RocksStore store, int segmentLength, HighWaterMark.Reading mark, @Nullable LedgerHead witness) {
        this.store = store;
        this.segmentLength = segmentLength;
        this.mark = mark;
        this.witness = witness;
    }

    VerifyResult run(JournalVerifier.Range range, JournalVerifier.Progress progress) {
        var head = Facts.head(store);
        if (head == null) {
            return Facts.hasHead(store)
                    ? new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_DAMAGED, "the stored head is none")
                    : judgeEnd(LedgerHead.EMPTY, 0);
        }
        long to = Math.min(range.to(), head.seq());
        if (range.from() > to) {
            return judgeEnd(headOf(head), 0);
        }
        var walk = JournalWalk.startingAt(store, segmentLength, range.from());
        if (walk == null) {
            return broken(range.from() - 1, ChainFault.Kind.MISSING);
        }
        walk.run(to, seq -> seq % PROGRESS_STEP != 0 || progress.reached(seq, head.seq()));
        var trouble = judgeWalk(walk, to, head);
        return trouble != null ? trouble : judgeEnd(headOf(head), to - range.from() + 1);
    }

    private @Nullable VerifyResult judgeWalk(JournalWalk walk, long to, Facts.Head head) {
        var fault = walk.fault();
        if (fault != null) {
            return new VerifyResult.Broken(fault);
        }
        long reached = walk.state().seq();
        if (walk.isStopped()) {
            return new VerifyResult.Stopped(reached);
        }
        if (reached < to) {
            return lastSeq() > reached
                    ? broken(reached + 1, ChainFault.Kind.MISSING)
                    : new VerifyResult.Truncated(reached, expectedSeq(head.seq()));
        }
        boolean fits = to < head.seq() || Arrays.equals(walk.state().hash(), head.hash());
        return fits ? null : broken(to, ChainFault.Kind.HASH);
    }

    private VerifyResult judgeEnd(LedgerHead head, long records) {
        long last = lastSeq();
        if (last > head.seq()) {
            return broken(head.seq() + 1, ChainFault.Kind.BEYOND_HEAD);
        }
        if (last < head.seq()) {
            return new VerifyResult.Truncated(last, expectedSeq(head.seq()));
        }
        var verdict = MarkVerdict.of(mark, head, seq -> JournalWalk.hashAt(store, seq));
        return switch (verdict) {
            case MarkVerdict.Truncated(long markSeq, long headSeq) -> new VerifyResult.Truncated(headSeq, markSeq);
            case MarkVerdict.Missing _ -> new VerifyResult.Truncated(head.seq(), 0);
            case MarkVerdict.Forked(long seq) -> new VerifyResult.Forked(seq);
            case MarkVerdict.Matches _, MarkVerdict.Continued _ -> judgeWitness(head, records, verdict);
        };
    }

    private VerifyResult judgeWitness(LedgerHead head, long records, MarkVerdict verdict) {
        if (witness != null && witness.seq() > head.seq()) {
            return new VerifyResult.Truncated(head.seq(), witness.seq());
        }
        if (witness != null && witness.seq() > 0 && !witness.hash().equals(JournalWalk.hashAt(store, witness.seq()))) {
            return new VerifyResult.Forked(witness.seq());
        }
        return new VerifyResult.Ok(head, records, verdict);
    }

    /// The furthest anybody remembers.
    private long expectedSeq(long headSeq) {
        var newest = mark.newest();
        long expected = newest == null ? headSeq : Math.max(headSeq, newest.seq());
        return witness == null ? expected : Math.max(expected, witness.seq());
    }

    /// Number of the last record stored, 0 for none.
    private long lastSeq() {
        byte[] key = store.lastKey(Family.JOURNAL);
        return key == null ? 0 : JournalKeys.seq(key);
    }

    private static LedgerHead headOf(Facts.Head head) {
        return new LedgerHead(head.seq(), HexFormat.of().formatHex(head.hash()));
    }

    private static VerifyResult broken(long seq, ChainFault.Kind kind) {
        return new VerifyResult.Broken(new ChainFault(seq, kind));
    }
}
