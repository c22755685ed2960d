package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;

/// Kind BREAKER: an instance's circuit breaker moved, by itself or by an operator (SPEC M-25).
///
/// @param cursor the last turn before the change
/// @param previous `closed`, `open` or `half_open`, as `state`
/// @param action what it does while it is open, empty once it is closed
/// @param reason the trigger's code; `OK` when it closes
/// @param dueAtNanos when it moves on by itself, 0 if it does not
/// @param actor who did it, a name and never a secret
/// @param note what the actor said, for people
public record BreakerRecord(
        InstanceId instance,
        long cursor,
        String previous,
        String state,
        String action,
        ReasonCode reason,
        long dueAtNanos,
        String actor,
        String note) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (3 << 3) | WireType.LENGTH;
    private static final int STATE = (4 << 3) | WireType.LENGTH;
    private static final int ACTION = (5 << 3) | WireType.LENGTH;
    private static final int REASON = (6 << 3) | WireType.VARINT;
    private static final int DUE_AT = (7 << 3) | WireType.VARINT;
    private static final int ACTOR = (8 << 3) | WireType.LENGTH;
    private static final int NOTE = (9 << 3) | WireType.LENGTH;

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
        out.text(PREVIOUS, previous);
        out.text(STATE, state);
        out.text(ACTION, action);
        out.enumeration(REASON, reason);
        out.int64(DUE_AT, dueAtNanos);
        out.text(ACTOR, actor);
        out.text(NOTE, note);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static BreakerRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        String previous = "";
        String state = "";
        String action = "";
        int reason = 0;
        long dueAt = 0;
        String actor = "";
        String note = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case PREVIOUS -> previous = RecordFields.text(in);
                case STATE -> state = RecordFields.text(in);
                case ACTION -> action = RecordFields.text(in);
                case REASON -> reason = in.varint32();
                case DUE_AT -> dueAt = in.varint();
                case ACTOR -> actor = RecordFields.text(in);
                case NOTE -> note = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new BreakerRecord(
                RecordFields.instance(instance),
                cursor,
                previous,
                state,
                action,
                RecordFields.reason(reason),
                dueAt,
                actor,
                note);
    }
}
