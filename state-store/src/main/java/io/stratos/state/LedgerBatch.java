package io.stratos.state;

import io.stratos.abi.model.Lane;
import java.util.ArrayList;
import java.util.List;

/// One atomic unit: journal records, rows and checkpoints that become durable together or not at
/// all.
///
/// Filled by one thread, handed to the ledger, reused after its result came. Entries keep their
/// order, so the journal tells things in the order in which they happened. Byte arrays handed in
/// belong to the batch until then.
///
/// A writer keeps one token per batch: under two, the entries of the older one are fenced, because
/// whoever reads the batch already knows the newer. A lease that was granted again starts a new
/// batch.
public final class LedgerBatch {

    /// One thing to write.
    public sealed interface Entry {
        Writer writer();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record RecordEntry(Writer writer, RecordKind kind, long atNanos, byte[] payload) implements Entry {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record PutEntry(Writer writer, Table table, byte[] key, byte[] value) implements Entry {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record DeleteEntry(Writer writer, Table table, byte[] key) implements Entry {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record CheckpointEntry(Writer writer, CheckpointHeader header, byte[] payload) implements Entry {}

    private final List<Entry> entries = new ArrayList<>();
    private final Lane lane;

    /// A batch that is served first: of the LL lane, of an account, of the host.
    public LedgerBatch() {
        this(Lane.LL);
    }

    /// @param lane whose turns it holds: what is of Compute waits behind everything else (SPEC M-8)
    public LedgerBatch(Lane lane) {
        this.lane = lane;
    }

    public Lane lane() {
        return lane;
    }

    /// Appends a journal record; its number and hash are given by the writer thread.
    public void record(Writer writer, RecordKind kind, long atNanos, byte[] payload) {
        entries.add(new RecordEntry(writer, kind, atNanos, payload));
    }

    /// Writes a row.
    ///
    /// @throws IllegalArgumentException if the writer's role does not own the table
    public void put(Writer writer, Table table, byte[] key, byte[] value) {
        requirePut(writer, table);
        entries.add(new PutEntry(writer, table, key, value));
    }

    /// Deletes a row; a missing row is fine.
    ///
    /// @throws IllegalArgumentException if the writer's role may not delete there
    public void delete(Writer writer, Table table, byte[] key) {
        if (table != Table.OUTBOX || writer.role() != Writer.Role.LANE) {
            requirePut(writer, table);
        }
        entries.add(new DeleteEntry(writer, table, key));
    }

    /// Writes a checkpoint aside, verifies it, and flips the pointer with this batch.
    ///
    /// @throws IllegalArgumentException if an account core writes it, or the header names another
    /// token than its writer
    public void checkpoint(Writer writer, CheckpointHeader header, byte[] payload) {
        if (writer.role() == Writer.Role.ACCOUNT_CORE) {
            throw new IllegalArgumentException("Condition failed: a checkpoint is not written by " + writer.role());
        }
        if (!header.token().equals(writer.token())) {
            throw new IllegalArgumentException("Condition failed: a checkpoint carries its writer's token, writer="
                    + writer.token().value() + " header=" + header.token().value());
        }
        entries.add(new CheckpointEntry(writer, header, payload));
    }

    public List<Entry> entries() {
        return entries;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Empties the batch for reuse.
    public void clear() {
        entries.clear();
    }

    private static void requirePut(Writer writer, Table table) {
        boolean owns = switch (table) {
            case INSTANCE -> writer.role() == Writer.Role.LANE;
            case ACCOUNT, OUTBOX, VENUE -> writer.role() == Writer.Role.ACCOUNT_CORE;
            case SAFETY -> writer.role() != Writer.Role.LANE;
            case META -> writer.role() == Writer.Role.HOST;
        };
        if (!owns) {
            throw new IllegalArgumentException("Condition failed: " + table + " is not written by " + writer.role());
        }
    }
}
