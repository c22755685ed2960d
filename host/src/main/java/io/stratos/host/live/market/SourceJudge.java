package io.stratos.host.live.market;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Quality;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSource.Sequencing;
import java.util.HashMap;
import java.util.Map;

/// Judges the records of one source, before anybody sees them (SPEC M-27): what is missing, came twice, came late or
/// came old. Time is handed in. What comes first after a start is in order.
///
/// | what | flag |
/// | --- | --- |
/// | a record's number, a dense source sequence or a book's update id leaves some out | GAP |
/// | the number or sequence of the record before | DUPLICATE |
/// | a lower one | OUT_OF_ORDER |
/// | older than the source promises, or from the future by as much | STALE |
public final class SourceJudge {
    private final Sequencing sequencing;
    private final long staleAfterNanos;
    private final Map<Integer, Counts> counts = new HashMap<>();
    private long lastNumber;
    private long lastSequence;
    /// Flags of records that were passed over and nobody was told of.
    private int passed;

    /// Where one instrument is.
    private static final class Counts {
        long sequence;
        long updateId;
    }

    /// @param staleAfterNanos age at receipt from which a record is stale, for sources whose clock can be compared with
    ///     ours; 0: its age says nothing
    public SourceJudge(Sequencing sequencing, long staleAfterNanos) {
        this.sequencing = sequencing;
        this.staleAfterNanos = staleAfterNanos;
    }

    /// What is wrong with a record, beside what its source says of it.
    int judge(MarketRecord record, long nowNanos) {
        var of = counts.computeIfAbsent(record.instrument(), _ -> new Counts());
        int flags = passed
                | ofNumber(record.number())
                | ofSequence(record, of)
                | ofBook(record.body(), of)
                | ofAge(record, nowNanos);
        passed = Quality.GOOD;
        return flags;
    }

    /// Takes note of a record of an instrument that nobody trades: it leaves nothing out, and nothing is kept of it.
    /// What
    /// is missing before it may have been anybody's: the next record that is judged tells so.
    void passOver(MarketRecord record) {
        int flags = ofNumber(record.number());
        if (sequencing == Sequencing.DENSE && record.sourceSequence() != 0) {
            flags |= compare(lastSequence, record.sourceSequence(), true);
            lastSequence = Math.max(lastSequence, record.sourceSequence());
        }
        passed |= flags & Quality.GAP;
    }

    /// Of how many instruments it knows where they are.
    int instruments() {
        return counts.size();
    }

    /// Whether a record with these flags tells of a later moment than those before it.
    static boolean isNewest(int flags) {
        return (flags & (Quality.DUPLICATE | Quality.OUT_OF_ORDER)) == 0;
    }

    private int ofNumber(long number) {
        int flags = compare(lastNumber, number, true);
        lastNumber = Math.max(lastNumber, number);
        return flags;
    }

    private int ofSequence(MarketRecord record, Counts of) {
        long sequence = record.sourceSequence();
        if (sequence == 0) {
            return Quality.GOOD;
        }
        int flags = switch (sequencing) {
            case DENSE -> compare(lastSequence, sequence, true);
            case DENSE_BY_INSTRUMENT -> compare(of.sequence, sequence, true);
            case RISING -> compare(of.sequence, sequence, false);
        };
        lastSequence = Math.max(lastSequence, sequence);
        of.sequence = Math.max(of.sequence, sequence);
        return flags;
    }

    /// A book is a chain: each change begins where the one before ended.
    private static int ofBook(EventBody body, Counts of) {
        switch (body) {
            case EventBody.BookSnapshot snapshot -> of.updateId = snapshot.lastUpdateId();
            case EventBody.BookDelta delta
            when delta.lastUpdateId() != 0 -> {
                long before = of.updateId;
                of.updateId = Math.max(before, delta.lastUpdateId());
                boolean misses = before != 0 && delta.firstUpdateId() > before + 1;
                boolean isOld = before != 0 && delta.lastUpdateId() <= before;
                return misses ? Quality.GAP : isOld ? Quality.OUT_OF_ORDER : Quality.GOOD;
            }
            default -> {}
        }
        return Quality.GOOD;
    }

    private int ofAge(MarketRecord record, long nowNanos) {
        return staleAfterNanos > 0 && Math.abs(nowNanos - record.eventTimeNanos()) > staleAfterNanos
                ? Quality.STALE
                : Quality.GOOD;
    }

    private static int compare(long before, long next, boolean isDense) {
        if (before == 0 || next == before + 1) {
            return Quality.GOOD;
        }
        if (next == before) {
            return Quality.DUPLICATE;
        }
        if (next < before) {
            return Quality.OUT_OF_ORDER;
        }
        return isDense ? Quality.GAP : Quality.GOOD;
    }
}
