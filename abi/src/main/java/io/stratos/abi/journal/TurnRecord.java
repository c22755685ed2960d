package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import java.util.ArrayList;
import java.util.List;

/// Kind TURN: one turn with intents, timers, a checkpoint or a fault.
///
/// @param deliverySha256 of the delivered input
/// @param decisionSha256 of the decision's other parts (timers, telemetry, requests), empty if none
/// @param fault what stopped the guest, `OK` if nothing did
/// @param checkpoint whether a checkpoint was taken at this cursor
public record TurnRecord(
        InstanceId instance,
        long cursor,
        String deliverySha256,
        List<IntentRecord> intents,
        String decisionSha256,
        ReasonCode fault,
        boolean checkpoint) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int DELIVERY_SHA256 = (3 << 3) | WireType.LENGTH;
    private static final int INTENTS = (4 << 3) | WireType.LENGTH;
    private static final int DECISION_SHA256 = (5 << 3) | WireType.LENGTH;
    private static final int FAULT = (6 << 3) | WireType.VARINT;
    private static final int CHECKPOINT = (7 << 3) | WireType.VARINT;

    public TurnRecord {
        intents = List.copyOf(intents);
    }

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
        RecordFields.hash(out, DELIVERY_SHA256, deliverySha256);
        for (var intent : intents) {
            int mark = out.begin(INTENTS);
            intent.write(out);
            out.end(mark);
        }
        RecordFields.hash(out, DECISION_SHA256, decisionSha256);
        out.enumeration(FAULT, fault);
        out.bool(CHECKPOINT, checkpoint);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static TurnRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        String deliverySha256 = "";
        var intents = new ArrayList<IntentRecord>();
        String decisionSha256 = "";
        int fault = 0;
        boolean checkpoint = false;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case DELIVERY_SHA256 -> deliverySha256 = RecordFields.hash(in);
                case INTENTS -> intents.add(nested(in));
                case DECISION_SHA256 -> decisionSha256 = RecordFields.hash(in);
                case FAULT -> fault = in.varint32();
                case CHECKPOINT -> checkpoint = in.bool();
                default -> in.skip(tag);
            }
        }
        return new TurnRecord(
                RecordFields.instance(instance),
                cursor,
                deliverySha256,
                intents,
                decisionSha256,
                RecordFields.reason(fault),
                checkpoint);
    }

    private static IntentRecord nested(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        var intent = IntentRecord.read(in);
        in.leave(outer);
        return intent;
    }
}
