package io.stratos.state;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Reads committed rows, records and checkpoints. Bytes that cannot be read throw
/// [LedgerUnreadableException]; nothing is skipped. A visitor must not close the ledger.
public interface LedgerReader {

    byte @Nullable [] get(Table table, byte[] key);

    /// Visits rows whose key starts with `prefix`, in key order, until the visitor says stop.
    void scan(Table table, byte[] prefix, RowVisitor visitor);

    /// Visits rows from `fromKey` (inclusive) to `toKey` (exclusive), in key order, until the
    /// visitor says stop.
    void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor);

    /// Visits journal records from `fromSeq` on, until the visitor says stop.
    void records(long fromSeq, RecordVisitor visitor);

    /// The newest readable checkpoint at or before `cursorMax`; damaged ones are quarantined and
    /// named on the way.
    ///
    /// One above `cursorMax` is passed over and named `STA_ROLLBACK`: if `cursorMax` is the applied
    /// cursor, the rows are older than the checkpoint. Who asks for an older state on purpose
    /// ignores that code. It is not quarantined.
    CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax);

    /// Moves a checkpoint to the quarantine: its bytes are whole, but its guest cannot take them back.
    /// Evidence, and out of the way. One that is not there is passed over.
    ///
    /// @param why what is told of it
    void setAside(InstanceId instance, long generation, ReasonCode why);

    /// Visits rows.
    @FunctionalInterface
    interface RowVisitor {
        /// Sees one row; the arrays belong to the visitor.
        ///
        /// @return false to stop
        boolean row(byte[] key, byte[] value);
    }

    /// Visits records.
    @FunctionalInterface
    interface RecordVisitor {
        /// Sees one record; the array belongs to the visitor.
        ///
        /// @return false to stop
        boolean record(long seq, RecordKind kind, long atNanos, byte[] payload, String hash);
    }
}
