package io.stratos.abi.journal;

import io.stratos.abi.lane.IntentCodec;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One intent of a turn, what the gate said, and what was approved.
///
/// @param intent as the strategy gave it; what it claimed to be is not written
/// @param reason why it was denied, or first degraded; `OK` otherwise
/// @param degradedBy every degradation, in the order it was done
/// @param approved as approved; null when denied or unchanged
/// @param bodySha256 of the approved canonical body, empty when denied
public record IntentRecord(
        int ordinal,
        Intent intent,
        Verdict verdict,
        ReasonCode reason,
        List<ReasonCode> degradedBy,
        @Nullable Intent approved,
        String idempotencyKey,
        String bodySha256) {

    private static final int ORDINAL = (1 << 3) | WireType.VARINT;
    private static final int INTENT = (2 << 3) | WireType.LENGTH;
    private static final int VERDICT = (3 << 3) | WireType.VARINT;
    private static final int REASON = (4 << 3) | WireType.VARINT;
    private static final int DEGRADED_BY = (5 << 3) | WireType.LENGTH;
    private static final int APPROVED = (6 << 3) | WireType.LENGTH;
    private static final int IDEMPOTENCY_KEY = (7 << 3) | WireType.LENGTH;
    private static final int BODY_SHA256 = (8 << 3) | WireType.LENGTH;

    public IntentRecord {
        degradedBy = List.copyOf(degradedBy);
    }

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.uint32(ORDINAL, ordinal);
        IntentCodec.writeWithoutIdentity(out, INTENT, intent);
        out.enumeration(VERDICT, verdict);
        out.enumeration(REASON, reason);
        if (!degradedBy.isEmpty()) {
            int mark = out.begin(DEGRADED_BY);
            for (var code : degradedBy) {
                out.varint(code.number());
            }
            out.end(mark);
        }
        IntentCodec.writeWithoutIdentity(out, APPROVED, approved);
        out.text(IDEMPOTENCY_KEY, idempotencyKey);
        RecordFields.hash(out, BODY_SHA256, bodySha256);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static IntentRecord decode(byte[] bytes) throws MalformedMessageException {
        return read(RecordFields.reader(bytes));
    }

    static IntentRecord read(WireReader in) throws MalformedMessageException {
        int ordinal = 0;
        Intent intent = null;
        Verdict verdict = null;
        int reason = 0;
        var degradedBy = new ArrayList<ReasonCode>();
        Intent approved = null;
        String idempotencyKey = "";
        String bodySha256 = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ORDINAL -> ordinal = in.varint32();
                case INTENT -> {
                    WireReader.once(intent);
                    intent = IntentCodec.read(in);
                }
                case VERDICT -> verdict = Verdict.ofNumber(in.varint32());
                case REASON -> reason = in.varint32();
                case DEGRADED_BY -> readCodes(in, degradedBy);
                case APPROVED -> {
                    WireReader.once(approved);
                    approved = IntentCodec.read(in);
                }
                case IDEMPOTENCY_KEY -> idempotencyKey = RecordFields.text(in);
                case BODY_SHA256 -> bodySha256 = RecordFields.hash(in);
                default -> in.skip(tag);
            }
        }
        return new IntentRecord(
                ordinal,
                WireReader.require(intent),
                WireReader.require(verdict),
                RecordFields.reason(reason),
                degradedBy,
                approved,
                idempotencyKey,
                bodySha256);
    }

    private static void readCodes(WireReader in, List<ReasonCode> codes) throws MalformedMessageException {
        int outer = in.enter();
        while (in.hasMore()) {
            codes.add(RecordFields.reason(in.varint32()));
        }
        in.leave(outer);
    }
}
