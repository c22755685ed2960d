package io.stratos.abi.lane;

import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.RiskContext;
import org.jspecify.annotations.Nullable;

/// Message `Intent`: one body, the risk context, and what the guest claimed to be.
public final class IntentCodec {
    private static final int ORDER = (1 << 3) | WireType.LENGTH;
    private static final int CANCEL = (2 << 3) | WireType.LENGTH;
    private static final int AMEND = (3 << 3) | WireType.LENGTH;
    private static final int POSITION = (4 << 3) | WireType.LENGTH;
    private static final int ALERT = (5 << 3) | WireType.LENGTH;
    private static final int NO_OP = (6 << 3) | WireType.LENGTH;
    private static final int RISK_HINT = (7 << 3) | WireType.LENGTH;
    private static final int RISK_CONTEXT = (10 << 3) | WireType.LENGTH;
    private static final int IDENTITY = (11 << 3) | WireType.LENGTH;

    private IntentCodec() {}

    /// Writes all of the intent.
    public static void write(WireWriter out, int tag, Intent intent) {
        int mark = out.begin(tag);
        writeBody(out, intent);
        RiskContextCodec.write(out, RISK_CONTEXT, intent.riskContext());
        var claimed = intent.claimedIdentity();
        if (claimed != null) {
            ClaimedIdentityCodec.write(out, IDENTITY, claimed);
        }
        out.end(mark);
    }

    /// Writes the intent without what the guest claimed to be; null is left out. For the journal.
    public static void writeWithoutIdentity(WireWriter out, int tag, @Nullable Intent intent) {
        if (intent != null) {
            int mark = out.begin(tag);
            writeBody(out, intent);
            RiskContextCodec.write(out, RISK_CONTEXT, intent.riskContext());
            out.end(mark);
        }
    }

    private static void writeBody(WireWriter out, Intent intent) {
        switch (intent) {
            case Intent.Order order -> IntentBodyCodec.writeOrder(out, ORDER, order);
            case Intent.Cancel cancel -> IntentBodyCodec.writeCancel(out, CANCEL, cancel);
            case Intent.Amend amend -> IntentBodyCodec.writeAmend(out, AMEND, amend);
            case Intent.Position position -> IntentBodyCodec.writePosition(out, POSITION, position);
            case Intent.Alert alert -> IntentBodyCodec.writeAlert(out, ALERT, alert);
            case Intent.NoOp noOp -> IntentBodyCodec.writeNoOp(out, NO_OP, noOp);
            case Intent.RiskHint hint -> IntentBodyCodec.writeRiskHint(out, RISK_HINT, hint);
        }
    }

    /// Reads one intent. No body, two bodies, or a quantity left out is malformed.
    public static Intent read(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        int bodyTag = 0;
        int bodyAt = 0;
        boolean riskSeen = false;
        RiskContext risk = null;
        ClaimedIdentity claimed = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ORDER, CANCEL, AMEND, POSITION, ALERT, NO_OP, RISK_HINT -> {
                    WireReader.refuseIf(bodyTag != 0);
                    bodyTag = tag;
                    bodyAt = in.position();
                    in.skip(tag); // read below, once what stands beside it is known
                }
                case RISK_CONTEXT -> {
                    WireReader.refuseIf(riskSeen);
                    riskSeen = true;
                    risk = RiskContextCodec.read(in);
                }
                case IDENTITY -> claimed = ClaimedIdentityCodec.read(in, claimed);
                default -> in.skip(tag);
            }
        }
        WireReader.refuseIf(bodyTag == 0);
        int end = in.position();
        in.seek(bodyAt);
        var intent = readBody(in, bodyTag, risk, claimed);
        in.seek(end);
        in.leave(outer);
        return intent;
    }

    private static Intent readBody(
            WireReader in, int tag, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        return switch (tag) {
            case ORDER -> IntentBodyCodec.readOrder(in, risk, claimed);
            case CANCEL -> IntentBodyCodec.readCancel(in, risk, claimed);
            case AMEND -> IntentBodyCodec.readAmend(in, risk, claimed);
            case POSITION -> IntentBodyCodec.readPosition(in, risk, claimed);
            case ALERT -> IntentBodyCodec.readAlert(in, risk, claimed);
            case NO_OP -> IntentBodyCodec.readNoOp(in, risk, claimed);
            default -> IntentBodyCodec.readRiskHint(in, risk, claimed);
        };
    }
}
