package io.stratos.state;

import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// What was found when looking for a checkpoint.
public sealed interface CheckpointResult {

    /// Checkpoints that could not be used, newest first; their bytes are kept in the quarantine.
    List<Damaged> damaged();

    /// A good checkpoint. The payload belongs to the caller.
    @SuppressWarnings("ArrayRecordComponent") // one large, read-only hand-over per start
    record Found(CheckpointHeader header, long generation, byte[] payload, List<Damaged> damaged)
            implements CheckpointResult {
        public Found {
            damaged = List.copyOf(damaged);
        }
    }

    /// None that can be used; a fresh start only if `damaged` is empty.
    record None(List<Damaged> damaged) implements CheckpointResult {
        public None {
            damaged = List.copyOf(damaged);
        }
    }

    /// One that could not be used.
    ///
    /// @param code STA_CHECKPOINT_DAMAGED (bytes), STA_BINDING (another instance's), STA_ROLLBACK
    /// (another generation's, or above the cursor asked for), STA_LEDGER_VERSION (written by a
    /// newer version)
    record Damaged(long generation, ReasonCode code) {}
}
