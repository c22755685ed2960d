package io.stratos.host.book;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The newest fills, looked for from the journal's end backwards, so that a look costs by what it shows and not by how
/// long the host has traded. A fill that the venue corrected since is there once, as it is booked now.
final class NewestFills {
    /// Records that are looked at, at most; some milliseconds for each ten thousand.
    static final long LOOK_BACK = 100_000;

    private static final long PAGE = 4_096;

    private final LedgerReader reader;
    private final Wanted wanted;
    private final Set<Name> seen = new HashSet<>();
    private final List<FillRecord> found = new ArrayList<>();

    /// What makes two records tell of one fill.
    private record Name(String account, String clientOrderId, long tradeId) {}

    private NewestFills(LedgerReader reader, Wanted wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    /// What was found.
    ///
    /// @param fills newest first
    /// @param isCut whether there are more, or older records that nobody looked at
    record Page(List<FillRecord> fills, boolean isCut) {}

    /// @param end number of the journal's last record
    static Page of(LedgerReader reader, long end, Wanted wanted) {
        return new NewestFills(reader, wanted).from(end);
    }

    private Page from(long end) {
        long first = Math.max(1, end - LOOK_BACK + 1);
        long to = end;
        while (to >= first && found.size() <= wanted.last()) {
            long from = Math.max(first, to - PAGE + 1);
            page(from, to).reversed().forEach(this::take);
            to = from - 1;
        }
        boolean isMore = found.size() > wanted.last();
        return new Page(found.subList(0, Math.min(found.size(), wanted.last())), isMore || to > 0);
    }

    private void take(FillRecord fill) {
        boolean isNew = seen.add(new Name(
                fill.account().value(), fill.clientOrderId(), fill.fill().tradeId()));
        if (isNew && wanted.wants(fill.account()) && wanted.wants(fill.instance())) {
            found.add(fill);
        }
    }

    /// Those of some records, in their order.
    private List<FillRecord> page(long from, long to) {
        var fills = new ArrayList<FillRecord>();
        reader.records(from, (seq, kind, _, payload, _) -> {
            if (kind == RecordKind.FILL && seq <= to) {
                fills.add(decode(payload));
            }
            return seq < to;
        });
        return fills;
    }

    private static FillRecord decode(byte[] payload) {
        try {
            return FillRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("record of a fill", damaged);
        }
    }
}
