package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;

/// Kind QUALITY: what an instance's input in one instrument is answered with changed (SPEC M-27).
///
/// @param cursor the last turn before the change
/// @param flags bits of [io.stratos.abi.model.Quality] that are answered from now on, 0 once the input is good
/// @param previous those that were answered before
/// @param action the strongest answer, empty once the input is good
/// @param reason the flag's code; `OK` once the input is good
public record QualityRecord(
        InstanceId instance, long cursor, int instrument, int flags, int previous, String action, ReasonCode reason) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int INSTRUMENT = (3 << 3) | WireType.VARINT;
    private static final int FLAGS = (4 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (5 << 3) | WireType.VARINT;
    private static final int ACTION = (6 << 3) | WireType.LENGTH;
    private static final int REASON = (7 << 3) | WireType.VARINT;

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
        out.uint32(INSTRUMENT, instrument);
        out.uint32(FLAGS, flags);
        out.uint32(PREVIOUS, previous);
        out.text(ACTION, action);
        out.enumeration(REASON, reason);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static QualityRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        int instrument = 0;
        int flags = 0;
        int previous = 0;
        String action = "";
        int reason = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case INSTRUMENT -> instrument = in.varint32();
                case FLAGS -> flags = in.varint32();
                case PREVIOUS -> previous = in.varint32();
                case ACTION -> action = RecordFields.text(in);
                case REASON -> reason = in.varint32();
                default -> in.skip(tag);
            }
        }
        return new QualityRecord(
                RecordFields.instance(instance),
                cursor,
                instrument,
                flags,
                previous,
                action,
                RecordFields.reason(reason));
    }
}
