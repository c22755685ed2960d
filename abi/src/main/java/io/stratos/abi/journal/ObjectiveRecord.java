package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;

/// Kind OBJECTIVE: an instance missed its objectives long enough for the next stage, or met them again (SPEC M-9).
///
/// @param cursor the last turn before the change
/// @param previous `normal`, `low_priority`, `degraded` or `halted`, as `stage`
/// @param reason the objective that was missed; `OK` on the way back
/// @param measured in the window that decided: nanoseconds, or thousandths of events
/// @param allowed by the objective, in the same unit
/// @param actor who did it, a name and never a secret
/// @param note what the actor said, for people
public record ObjectiveRecord(
        InstanceId instance,
        long cursor,
        String previous,
        String stage,
        ReasonCode reason,
        long measured,
        long allowed,
        String actor,
        String note) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (3 << 3) | WireType.LENGTH;
    private static final int STAGE = (4 << 3) | WireType.LENGTH;
    private static final int REASON = (5 << 3) | WireType.VARINT;
    private static final int MEASURED = (6 << 3) | WireType.VARINT;
    private static final int ALLOWED = (7 << 3) | WireType.VARINT;
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
        out.text(STAGE, stage);
        out.enumeration(REASON, reason);
        out.int64(MEASURED, measured);
        out.int64(ALLOWED, allowed);
        out.text(ACTOR, actor);
        out.text(NOTE, note);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static ObjectiveRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        String previous = "";
        String stage = "";
        int reason = 0;
        long measured = 0;
        long allowed = 0;
        String actor = "";
        String note = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case PREVIOUS -> previous = RecordFields.text(in);
                case STAGE -> stage = RecordFields.text(in);
                case REASON -> reason = in.varint32();
                case MEASURED -> measured = in.varint();
                case ALLOWED -> allowed = in.varint();
                case ACTOR -> actor = RecordFields.text(in);
                case NOTE -> note = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new ObjectiveRecord(
                RecordFields.instance(instance),
                cursor,
                previous,
                stage,
                RecordFields.reason(reason),
                measured,
                allowed,
                actor,
                note);
    }
}
