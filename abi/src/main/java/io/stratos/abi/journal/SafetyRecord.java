package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;

/// Kind SAFETY: the interlock changed.
///
/// @param scope what it holds for (the host, an account, an instance)
/// @param actor who did it, a name and never a secret
/// @param note what the actor said, for people
public record SafetyRecord(
        String scope, SafetyState state, SafetyState previous, ReasonCode reason, String actor, String note) {

    private static final int SCOPE = (1 << 3) | WireType.LENGTH;
    private static final int STATE = (2 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (3 << 3) | WireType.VARINT;
    private static final int REASON = (4 << 3) | WireType.VARINT;
    private static final int ACTOR = (5 << 3) | WireType.LENGTH;
    private static final int NOTE = (6 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(SCOPE, scope);
        out.enumeration(STATE, state);
        out.enumeration(PREVIOUS, previous);
        out.enumeration(REASON, reason);
        out.text(ACTOR, actor);
        out.text(NOTE, note);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static SafetyRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String scope = "";
        int state = 0;
        int previous = 0;
        int reason = 0;
        String actor = "";
        String note = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SCOPE -> scope = RecordFields.text(in);
                case STATE -> state = in.varint32();
                case PREVIOUS -> previous = in.varint32();
                case REASON -> reason = in.varint32();
                case ACTOR -> actor = RecordFields.text(in);
                case NOTE -> note = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new SafetyRecord(
                scope,
                WireReader.require(SafetyState.ofNumber(state)),
                WireReader.require(SafetyState.ofNumber(previous)),
                RecordFields.reason(reason),
                actor,
                note);
    }
}
