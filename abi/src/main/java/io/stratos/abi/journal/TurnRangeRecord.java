package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;

/// Kind TURN_RANGE: turns that asked for nothing.
///
/// @param deliveriesSha256 over the deliveries, each with its length as u32 big-endian before it
public record TurnRangeRecord(InstanceId instance, long firstCursor, long lastCursor, String deliveriesSha256) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int FIRST_CURSOR = (2 << 3) | WireType.VARINT;
    private static final int LAST_CURSOR = (3 << 3) | WireType.VARINT;
    private static final int DELIVERIES_SHA256 = (4 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(INSTANCE, instance.toString());
        out.int64(FIRST_CURSOR, firstCursor);
        out.int64(LAST_CURSOR, lastCursor);
        RecordFields.hash(out, DELIVERIES_SHA256, deliveriesSha256);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static TurnRangeRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long firstCursor = 0;
        long lastCursor = 0;
        String deliveriesSha256 = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case FIRST_CURSOR -> firstCursor = in.varint();
                case LAST_CURSOR -> lastCursor = in.varint();
                case DELIVERIES_SHA256 -> deliveriesSha256 = RecordFields.hash(in);
                default -> in.skip(tag);
            }
        }
        return new TurnRangeRecord(RecordFields.instance(instance), firstCursor, lastCursor, deliveriesSha256);
    }
}
