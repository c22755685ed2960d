package io.stratos.host.audit;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.journal.CheckpointRecord;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.ObjectiveRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.journal.SealRecord;
import io.stratos.abi.journal.TurnRangeRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.RecordKind;

/// Takes a journal record's payload apart.
final class RecordBody {
    private RecordBody() {}

    /// The message that this kind's payload holds.
    ///
    /// @throws LedgerUnreadableException if the bytes are damaged; a damaged record is never skipped
    static Record decode(long seq, RecordKind kind, byte[] payload) {
        try {
            return switch (kind) {
                case RUN -> RunRecord.decode(payload);
                case TURN_RANGE -> TurnRangeRecord.decode(payload);
                case TURN -> TurnRecord.decode(payload);
                case ORDER -> OrderRecord.decode(payload);
                case FILL -> FillRecord.decode(payload);
                case SAFETY -> SafetyRecord.decode(payload);
                case CHECKPOINT -> CheckpointRecord.decode(payload);
                case SEAL -> SealRecord.decode(payload);
                case NOTE -> NoteRecord.decode(payload);
                case BREAKER -> BreakerRecord.decode(payload);
                case RECONCILIATION -> ReconciliationRecord.decode(payload);
                case HEALTH -> HealthRecord.decode(payload);
                case QUALITY -> QualityRecord.decode(payload);
                case CONFIG -> ConfigRecord.decode(payload);
                case OBJECTIVE -> ObjectiveRecord.decode(payload);
            };
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "record " + seq, damaged);
        }
    }
}
