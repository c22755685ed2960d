package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.ReasonCode;

/// Kind RECONCILIATION: what a comparison with the venue found, how it ended, or what an operator settled by
/// hand (SPEC ).
///
/// `cause`, `step`, `category` and `action` are numbers of the account core's own enums, 0 where they do not apply.
///
/// @param run dense, from 1, over the life of the account; 0 for an operator's act outside a run
/// @param subject a client order id, an instrument or what was asked
/// @param evidence what the venue said against what stood here, `name=value` with spaces between
/// @param venueTimeNanos the venue's own time of the evidence, 0 if there is none
/// @param actor who settled it, empty for the connector itself
/// @param note what the actor said, for people
public record ReconciliationRecord(
        long run,
        int cause,
        int step,
        int category,
        String subject,
        ReasonCode reason,
        int action,
        String evidence,
        long venueTimeNanos,
        String actor,
        String note) {

    private static final int RUN = (1 << 3) | WireType.VARINT;
    private static final int CAUSE = (2 << 3) | WireType.VARINT;
    private static final int STEP = (3 << 3) | WireType.VARINT;
    private static final int CATEGORY = (4 << 3) | WireType.VARINT;
    private static final int SUBJECT = (5 << 3) | WireType.LENGTH;
    private static final int REASON = (6 << 3) | WireType.VARINT;
    private static final int ACTION = (7 << 3) | WireType.VARINT;
    private static final int EVIDENCE = (8 << 3) | WireType.LENGTH;
    private static final int VENUE_TIME_NANOS = (9 << 3) | WireType.VARINT;
    private static final int ACTOR = (10 << 3) | WireType.LENGTH;
    private static final int NOTE = (11 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.int64(RUN, run);
        out.uint32(CAUSE, cause);
        out.uint32(STEP, step);
        out.uint32(CATEGORY, category);
        out.text(SUBJECT, subject);
        out.enumeration(REASON, reason);
        out.uint32(ACTION, action);
        out.text(EVIDENCE, evidence);
        out.int64(VENUE_TIME_NANOS, venueTimeNanos);
        out.text(ACTOR, actor);
        out.text(NOTE, note);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static ReconciliationRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        long run = 0;
        int cause = 0;
        int step = 0;
        int category = 0;
        String subject = "";
        int reason = 0;
        int action = 0;
        String evidence = "";
        long venueTimeNanos = 0;
        String actor = "";
        String note = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case RUN -> run = in.varint();
                case CAUSE -> cause = in.varint32();
                case STEP -> step = in.varint32();
                case CATEGORY -> category = in.varint32();
                case SUBJECT -> subject = RecordFields.text(in);
                case REASON -> reason = in.varint32();
                case ACTION -> action = in.varint32();
                case EVIDENCE -> evidence = RecordFields.text(in);
                case VENUE_TIME_NANOS -> venueTimeNanos = in.varint();
                case ACTOR -> actor = RecordFields.text(in);
                case NOTE -> note = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new ReconciliationRecord(
                run,
                cause,
                step,
                category,
                subject,
                RecordFields.reason(reason),
                action,
                evidence,
                venueTimeNanos,
                actor,
                note);
    }
}
