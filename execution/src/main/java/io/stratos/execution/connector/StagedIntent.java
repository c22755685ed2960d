package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;

/// How far one order, cancel or amend came in the account core, as `intents` and `explain` show it. What the gate
/// itself denied never gets here; it stands in the turn's record.
///
/// @param instance who asked; an instance of the host's for what the host asked
/// @param clientOrderId of the order it made or was meant for, empty if it named none
/// @param code why it was denied, `OK` otherwise
/// @param got the figure that was too large, empty if there is none
/// @param limit what it was held against, empty if there is none
/// @param stagedAtNanos when it came
/// @param decidedAtNanos when it got to its stage, but for COMMITTED
/// @param committedAtNanos when it was released, 0 before
public record StagedIntent(
        InstanceId instance,
        IntentRef ref,
        Stage stage,
        String clientOrderId,
        String idempotencyKey,
        String bodySha256,
        String traceId,
        ReasonCode code,
        String got,
        String limit,
        long stagedAtNanos,
        long decidedAtNanos,
        long committedAtNanos) {

    StagedIntent decided(Stage next, ReasonCode why, long nowNanos) {
        boolean isDone = next == Stage.COMMITTED;
        return new StagedIntent(
                instance,
                ref,
                next,
                clientOrderId,
                idempotencyKey,
                bodySha256,
                traceId,
                why,
                got,
                limit,
                stagedAtNanos,
                isDone ? decidedAtNanos : nowNanos,
                isDone ? nowNanos : committedAtNanos);
    }

    byte[] encode() {
        var out = RowBytes.writer();
        out.rawText(instance.toString());
        RowBytes.ref(out, ref);
        RowBytes.number(out, stage);
        out.rawText(clientOrderId);
        out.rawText(idempotencyKey);
        out.rawText(bodySha256);
        out.rawText(traceId);
        RowBytes.number(out, code);
        out.rawText(got);
        out.rawText(limit);
        out.varint(stagedAtNanos);
        out.varint(decidedAtNanos);
        out.varint(committedAtNanos);
        return out.toByteArray();
    }

    static StagedIntent decode(byte[] row) {
        try {
            var in = RowBytes.reader(row);
            return new StagedIntent(
                    InstanceId.parse(RowBytes.text(in)),
                    WireReader.require(RowBytes.ref(in)),
                    WireReader.require(Stage.ofNumber(RowBytes.number(in))),
                    RowBytes.text(in),
                    RowBytes.text(in),
                    RowBytes.text(in),
                    RowBytes.text(in),
                    WireReader.require(ReasonCode.ofNumber(RowBytes.number(in))),
                    RowBytes.text(in),
                    RowBytes.text(in),
                    in.varint(),
                    in.varint(),
                    in.varint());
        } catch (MalformedMessageException | IllegalArgumentException damaged) {
            throw new DamagedRowException("stage of an intent", damaged);
        }
    }
}
