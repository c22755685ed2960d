package io.stratos.host.lane;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.TurnRangeRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lifecycle.HealthChange;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What the ledger is told of an instance's turns: a record for each turn that asked for something, one
/// record for a range of turns that did not, and the deliveries of all of them (DESIGN §5).
///
/// Ranges end where something happened, and at the end of a group. Used by the lane's thread alone.
final class TurnLog {
    private final InstanceId instance;
    private final InstanceRows rows;
    private final Writer writer;
    private final DeliveryBlock block = new DeliveryBlock();
    private final Sha256 sha = new Sha256();
    private final ConcurrentLinkedQueue<PassedOver> passedOver = new ConcurrentLinkedQueue<>();
    private LedgerBatch batch = new LedgerBatch();
    private long quietFrom;
    private long quietTo = -1;
    private long quietSince;

    TurnLog(InstanceId id, Writer writer) {
        this.writer = writer;
        instance = id;
        rows = new InstanceRows(id);
    }

    /// Where the next records and rows go.
    void writeTo(LedgerBatch target) {
        batch = target;
    }

    void delivered(long cursor, byte[] input, int length) {
        block.append(cursor, input, length);
    }

    void quiet(long cursor, long nowNanos) {
        if (quietTo < quietFrom) {
            quietFrom = cursor;
            quietSince = nowNanos;
        }
        quietTo = cursor;
    }

    /// SHA-256 of one delivery of this group, with its length before it as in a range.
    String deliveryDigest(long cursor) {
        return digest(cursor, cursor);
    }

    void turn(TurnRecord turn, long nowNanos) {
        endRange();
        var payload = turn.encode();
        batch.record(writer, RecordKind.TURN, nowNanos, payload);
        batch.put(writer, Table.INSTANCE, rows.turn(turn.cursor()), payload);
    }

    void checkpoint(CheckpointHeader header, byte[] state) {
        batch.checkpoint(writer, header, state);
    }

    /// Ends the quiet range. Called before anything else of this instance is recorded, so that the journal
    /// tells things in the order in which they happened.
    void endRange() {
        if (quietTo < quietFrom) {
            return;
        }
        var range = new TurnRangeRecord(instance, quietFrom, quietTo, digest(quietFrom, quietTo));
        batch.record(writer, RecordKind.TURN_RANGE, quietSince, range.encode());
        quietTo = -1;
        quietFrom = 0;
    }

    private String digest(long first, long last) {
        int start = block.startOf(first);
        return sha.raw(block.buffer(), start, block.endOf(last) - start).hex();
    }

    /// A change of health, after the turn that led to it.
    void health(long cursor, HealthChange change, long nowNanos) {
        var limit = change.limit();
        var record = new HealthRecord(
                instance,
                cursor,
                change.state(),
                change.previous(),
                change.reason(),
                limit == null ? 0 : limit.number(),
                change.used(),
                change.allowed(),
                change.heldUntilNanos(),
                change.readyAtNanos());
        endRange();
        batch.record(writer, RecordKind.HEALTH, nowNanos, record.encode());
    }

    /// A state that its guest could not take back, found beside the lane: told with the end of the group. Any thread.
    void passOver(long cursor, ReasonCode fault) {
        passedOver.add(new PassedOver(cursor, fault));
    }

    private record PassedOver(long cursor, ReasonCode fault) {}

    /// A state that its guest could not take back: told, and remembered.
    void unrestorable(long cursor, ReasonCode fault, long nowNanos) {
        endRange();
        var note = new NoteRecord(instance.toString(), ReasonCode.STA_UNRESTORABLE, cursor);
        batch.record(writer, RecordKind.NOTE, nowNanos, note.encode());
        var why = ByteBuffer.allocate(Integer.BYTES).putInt(fault.number()).array();
        batch.put(writer, Table.INSTANCE, rows.unrestorable(cursor), why);
    }

    /// Something was done to the instance from outside.
    void tell(RecordKind kind, byte[] record, long atNanos) {
        endRange();
        batch.record(writer, kind, atNanos, record);
    }

    void row(byte[] key, byte[] value) {
        batch.put(writer, Table.INSTANCE, key, value);
    }

    void drop(byte[] key) {
        batch.delete(writer, Table.INSTANCE, key);
    }

    /// Takes an execution event that was delivered out of the outbox.
    void consumed(byte[] outboxKey) {
        batch.delete(writer, Table.OUTBOX, outboxKey);
    }

    /// Writes the group's deliveries; the next group starts empty.
    void endGroup(long nowNanos) {
        for (var state = passedOver.poll(); state != null; state = passedOver.poll()) {
            unrestorable(state.cursor(), state.fault(), nowNanos);
        }
        endRange();
        if (!block.isEmpty()) {
            batch.put(writer, Table.INSTANCE, rows.deliveries(block.firstCursor()), block.toBytes());
            block.clear();
        }
    }
}
