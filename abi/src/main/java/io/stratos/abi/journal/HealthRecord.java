package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;

/// Kind HEALTH: an instance was warned, degraded, rebuilt or halted (SPEC M-14).
///
/// @param cursor the last turn before the change
/// @param limit number of the limit it is about, 0 if none
/// @param used what was used of it
/// @param allowed the limit itself
/// @param heldUntilNanos `turn.now` up to which it may only reduce, 0 if it is not held back
/// @param readyAtNanos `turn.now` of its next turn after a fault, 0 without one
public record HealthRecord(
        InstanceId instance,
        long cursor,
        HealthState state,
        HealthState previous,
        ReasonCode reason,
        int limit,
        long used,
        long allowed,
        long heldUntilNanos,
        long readyAtNanos) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int STATE = (3 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (4 << 3) | WireType.VARINT;
    private static final int REASON = (5 << 3) | WireType.VARINT;
    private static final int LIMIT = (6 << 3) | WireType.VARINT;
    private static final int USED = (7 << 3) | WireType.VARINT;
    private static final int ALLOWED = (8 << 3) | WireType.VARINT;
    private static final int HELD_UNTIL = (9 << 3) | WireType.VARINT;
    private static final int READY_AT = (10 << 3) | WireType.VARINT;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(INSTANCE, instance.toString());
        out.int64(CURSOR, cursor);
        out.enumeration(STATE, state);
        out.enumeration(PREVIOUS, previous);
        out.enumeration(REASON, reason);
        out.uint32(LIMIT, limit);
        out.int64(USED, used);
        out.int64(ALLOWED, allowed);
        out.int64(HELD_UNTIL, heldUntilNanos);
        out.int64(READY_AT, readyAtNanos);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static HealthRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        int state = 0;
        int previous = 0;
        int reason = 0;
        int limit = 0;
        long used = 0;
        long allowed = 0;
        long heldUntil = 0;
        long readyAt = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case STATE -> state = in.varint32();
                case PREVIOUS -> previous = in.varint32();
                case REASON -> reason = in.varint32();
                case LIMIT -> limit = in.varint32();
                case USED -> used = in.varint();
                case ALLOWED -> allowed = in.varint();
                case HELD_UNTIL -> heldUntil = in.varint();
                case READY_AT -> readyAt = in.varint();
                default -> in.skip(tag);
            }
        }
        return new HealthRecord(
                RecordFields.instance(instance),
                cursor,
                WireReader.require(HealthState.ofNumber(state)),
                WireReader.require(HealthState.ofNumber(previous)),
                RecordFields.reason(reason),
                limit,
                used,
                allowed,
                heldUntil,
                readyAt);
    }
}
