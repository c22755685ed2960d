package io.stratos.state;

import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// What became of a batch.
public sealed interface CommitResult {

    /// All entries are as durable as the ledger was opened for; `fenced` names writers whose
    /// entries were rejected because their token was stale (their entries only, DESIGN §8; reason
    /// STA_FENCED).
    ///
    /// @param head the chain after this batch; it depends on the batches and their order, never on
    /// their grouping
    record Committed(LedgerHead head, List<Writer> fenced) implements CommitResult {
        public Committed {
            fenced = List.copyOf(fenced);
        }
    }

    /// Nothing of the batch may be relied on or released, nor of any later batch of this ledger:
    /// trading halts.
    ///
    /// A failed write may still be found after a restart (the disk took it and then reported an
    /// error). So what was asked for is then UNKNOWN, like everything approved without venue
    /// evidence; it is never "not written".
    record Failed(ReasonCode code, String detail) implements CommitResult {}
}
