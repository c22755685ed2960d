package io.stratos.state;

import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// What became of a batch.
public sealed interface CommitResult {

    /// All entries are as durable as the ledger was opened for; `fenced` names writers whose entries were rejected
    /// because their token was stale (their entries only, DESIGN §8).
    record Committed(LedgerHead head, List<Writer> fenced) implements CommitResult {
        public Committed {
            fenced = List.copyOf(fenced);
        }
    }

    /// Nothing of the batch was written, and nothing ever will be through this ledger: trading halts.
    record Failed(ReasonCode code, String detail) implements CommitResult {}
}
