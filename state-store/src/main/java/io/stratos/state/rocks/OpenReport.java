package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.journal.MarkVerdict;
import java.util.ArrayList;
import java.util.List;

/// In which state a ledger was found.
///
/// @param head its newest record
/// @param created the directory held no ledger before
/// @param cleanStop the last process stopped cleanly and this is what it left
/// @param mark what the high-water mark says
/// @param verifiedFromSeq the chain was checked from this record (the last seal) to the head; what
/// lies before is for [JournalVerifier]
/// @param markSlotsTorn slots of the mark that were torn; one is what a crash may leave, the other
/// slot then counts
public record OpenReport(
        LedgerHead head,
        boolean created,
        boolean cleanStop,
        MarkVerdict mark,
        long verifiedFromSeq,
        int markSlotsTorn) {

    /// Why no quiet start is allowed (at least SAFE_MODE until reconciled), the worst first; empty
    /// if it is.
    public List<ReasonCode> findings() {
        var findings = new ArrayList<ReasonCode>(2);
        if (mark.code() != ReasonCode.OK) {
            findings.add(mark.code());
        }
        if (!cleanStop) {
            findings.add(ReasonCode.STA_UNCLEAN_STOP);
        }
        return List.copyOf(findings);
    }
}
