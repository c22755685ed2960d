package io.stratos.state.journal;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What the high-water mark says about the journal that was found.
public sealed interface MarkVerdict {

    /// `OK`, or why no quiet start is allowed.
    ReasonCode code();

    /// The journal ends where the mark stands.
    record Matches() implements MarkVerdict {
        @Override
        public ReasonCode code() {
            return ReasonCode.OK;
        }
    }

    /// The journal goes on from where the mark stands. After a kill by one group, the one whose
    /// mark was not written; after a power loss by what was committed since the mark was last
    /// forced.
    record Continued(long byRecords) implements MarkVerdict {
        @Override
        public ReasonCode code() {
            return ReasonCode.OK;
        }
    }

    /// The journal ends before the mark: rolled back, cut, or not synced before a power loss.
    record Truncated(long markSeq, long headSeq) implements MarkVerdict {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_TRUNCATED;
        }
    }

    /// The journal has another record where the mark remembers one: another history.
    record Forked(long atSeq) implements MarkVerdict {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_FORKED;
        }
    }

    /// There is a journal but no readable mark. The mark is on the disk before the first record is,
    /// so no crash does this; that nothing is missing cannot be shown, and the worst is assumed.
    record Missing(int slotsTorn) implements MarkVerdict {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_TRUNCATED;
        }
    }

    /// Holds a mark against a journal.
    ///
    /// @param hashAt hash of a record in hex, null if the journal does not hold it
    static MarkVerdict of(HighWaterMark.Reading reading, LedgerHead head, LongFunction<@Nullable String> hashAt) {
        var mark = reading.newest();
        if (mark == null) {
            return head.seq() == 0 && reading.slotsTorn() == 0 ? new Matches() : new Missing(reading.slotsTorn());
        }
        if (mark.seq() > 0 && head.seq() > 0 && differs(hashAt.apply(1), mark.origin())) {
            return new Forked(1);
        }
        if (mark.seq() > head.seq()) {
            return new Truncated(mark.seq(), head.seq());
        }
        if (mark.seq() > 0 && !mark.hash().equals(hashAt.apply(mark.seq()))) {
            return new Forked(mark.seq());
        }
        return mark.seq() == head.seq() ? new Matches() : new Continued(head.seq() - mark.seq());
    }

    /// Record 1 may be gone into an archive; then it says nothing.
    private static boolean differs(@Nullable String found, String remembered) {
        return found != null && !found.equals(remembered);
    }
}
