package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.ReasonCode;

/// Kind NOTE: something the operator must be able to read later (admission, lineage, quarantine).
///
/// @param subject what it is about, an identifier or an instance
/// @param number that belongs to it, 0 if none
public record NoteRecord(String subject, ReasonCode reason, long number) {

    private static final int SUBJECT = (1 << 3) | WireType.LENGTH;
    private static final int REASON = (2 << 3) | WireType.VARINT;
    private static final int NUMBER = (3 << 3) | WireType.VARINT;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(SUBJECT, subject);
        out.enumeration(REASON, reason);
        out.int64(NUMBER, number);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static NoteRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String subject = "";
        int reason = 0;
        long number = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SUBJECT -> subject = RecordFields.text(in);
                case REASON -> reason = in.varint32();
                case NUMBER -> number = in.varint();
                default -> in.skip(tag);
            }
        }
        return new NoteRecord(subject, RecordFields.reason(reason), number);
    }
}
