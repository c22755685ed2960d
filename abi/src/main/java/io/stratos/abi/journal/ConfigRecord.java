package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import java.util.ArrayList;
import java.util.List;

/// Kind CONFIG: a change of an instance's configuration was asked for, applied, or given up (SPEC M-26).
///
/// @param cursor the last turn before it; of an applied change, the turn that told the strategy
/// @param version rises with each change that is applied
/// @param stage `asked`, `applied` or `failed`
/// @param apply when: `next_tick`, `next_bar`, `next_checkpoint`, or `restart` for what a file said
/// @param reason why it was given up, else `OK`
/// @param actor who did it, a name and never a secret
/// @param note what the actor said, for people
public record ConfigRecord(
        InstanceId instance,
        long cursor,
        long version,
        String stage,
        String apply,
        List<ConfigChange> changes,
        ReasonCode reason,
        String actor,
        String note) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int CURSOR = (2 << 3) | WireType.VARINT;
    private static final int VERSION = (3 << 3) | WireType.VARINT;
    private static final int STAGE = (4 << 3) | WireType.LENGTH;
    private static final int APPLY = (5 << 3) | WireType.LENGTH;
    private static final int CHANGES = (6 << 3) | WireType.LENGTH;
    private static final int REASON = (7 << 3) | WireType.VARINT;
    private static final int ACTOR = (8 << 3) | WireType.LENGTH;
    private static final int NOTE = (9 << 3) | WireType.LENGTH;

    public ConfigRecord {
        changes = List.copyOf(changes);
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
        out.int64(VERSION, version);
        out.text(STAGE, stage);
        out.text(APPLY, apply);
        for (var change : changes) {
            int mark = out.begin(CHANGES);
            change.write(out);
            out.end(mark);
        }
        out.enumeration(REASON, reason);
        out.text(ACTOR, actor);
        out.text(NOTE, note);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static ConfigRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long cursor = 0;
        long version = 0;
        String stage = "";
        String apply = "";
        var changes = new ArrayList<ConfigChange>();
        int reason = 0;
        String actor = "";
        String note = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case CURSOR -> cursor = in.varint();
                case VERSION -> version = in.varint();
                case STAGE -> stage = RecordFields.text(in);
                case APPLY -> apply = RecordFields.text(in);
                case CHANGES -> {
                    int outer = in.enter();
                    changes.add(ConfigChange.read(in));
                    in.leave(outer);
                }
                case REASON -> reason = in.varint32();
                case ACTOR -> actor = RecordFields.text(in);
                case NOTE -> note = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new ConfigRecord(
                RecordFields.instance(instance),
                cursor,
                version,
                stage,
                apply,
                changes,
                RecordFields.reason(reason),
                actor,
                note);
    }
}
