package io.stratos.host.daemon.api;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the journal for one reader. Nothing is queued for it: the journal is the queue, and a reader costs the same
/// however slow it is.
final class JournalTail {
    /// Looked at in one go; some hundred KiB at most.
    static final int RECORDS_MAX = 256;

    /// Who falls behind further than that, counted from the closest that it came, is too slow.
    static final long BEHIND_MAX = 20_000;

    private final LedgerWindow ledger;
    private final @Nullable InstanceId only;
    private long last;
    private long closest;

    /// @param only whose records are told; all if null
    /// @param after the last record that the reader has; the newest there is if negative
    /// @throws Refused `CLI_USAGE` if there is no such record
    JournalTail(LedgerWindow ledger, @Nullable InstanceId only, long after) throws Refused {
        this.ledger = ledger;
        this.only = only;
        long head = ledger.look(open -> open.head().seq());
        if (after > head) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "the journal has no such record")
                    .got(after, "at most " + head)
                    .refused();
        }
        last = after < 0 ? head : after;
        closest = head - last;
    }

    /// The last record that was looked at for the reader.
    long last() {
        return last;
    }

    /// What came since, at most [#RECORDS_MAX] records.
    ///
    /// @throws Refused `API_SLOW` if the reader does not keep up, `ENV_DAEMON` once the daemon stops
    List<JournalExport.Line> next() throws Refused {
        var lines = new ArrayList<JournalExport.Line>();
        last = ledger.look(open -> {
            long behind = open.head().seq() - last;
            closest = Math.min(closest, behind);
            if (behind - closest > BEHIND_MAX) {
                throw Refusal.of(ReasonCode.API_SLOW, "the reader does not keep up with the journal")
                        .got(behind + " records behind", "at most " + (closest + BEHIND_MAX))
                        .refused();
            }
            return behind == 0 ? last : JournalExport.page(open.reader(), last + 1, RECORDS_MAX, only, lines::add);
        });
        return lines;
    }
}
