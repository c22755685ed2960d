package io.stratos.sandbox.python.child;

import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// Reads the records of intents. Unspecified choices stay null: only the gate judges.
final class IntentReader {
    private static final int ORDER = 1;
    private static final int CANCEL = 2;
    private static final int AMEND = 3;
    private static final int POSITION = 4;
    private static final int ALERT = 5;
    private static final int NO_OP = 6;
    private static final int RISK_HINT = 7;

    private static final long REDUCE_ONLY = 1;
    private static final long CLOSE_ONLY = 2;
    private static final long POST_ONLY = 4;

    private IntentReader() {}

    static boolean knows(int record) {
        return record >= ORDER && record <= RISK_HINT;
    }

    static Intent read(int record, Records in) {
        return switch (record) {
            case ORDER -> order(in);
            case CANCEL -> new Intent.Cancel(in.ref(), risk(in), null);
            case AMEND -> new Intent.Amend(in.ref(), in.optional(), in.optional(), risk(in), null);
            case POSITION -> new Intent.Position(in.int32(), in.decimal(), in.optional(), risk(in), null);
            case ALERT ->
                new Intent.Alert(in.int32(), in.optionalChoice(AlertSeverity::ofNumber), in.optional(), risk(in), null);
            case NO_OP -> new Intent.NoOp(in.int32(), risk(in), null);
            case RISK_HINT ->
                new Intent.RiskHint(
                        in.optionalChoice(RiskHintKind::ofNumber), in.int32(), in.optional(), risk(in), null);
            default -> throw new IllegalArgumentException("Condition failed: a known record, got=" + record);
        };
    }

    private static Intent order(Records in) {
        int instrument = in.int32();
        var side = in.optionalChoice(Side::ofNumber);
        var type = in.optionalChoice(OrderType::ofNumber);
        var qty = in.decimal();
        var price = in.optional();
        var stopPrice = in.optional();
        var tif = in.optionalChoice(TimeInForce::ofNumber);
        long flags = in.int64();
        long expireTime = in.int64();
        return new Intent.Order(
                instrument,
                side,
                type,
                qty,
                price,
                stopPrice,
                tif,
                (flags & REDUCE_ONLY) != 0,
                (flags & CLOSE_ONLY) != 0,
                (flags & POST_ONLY) != 0,
                expireTime,
                risk(in),
                null);
    }

    private static @Nullable RiskContext risk(Records in) {
        var slippage = in.optional();
        long maxDelay = in.int64();
        long holding = in.int64();
        var budget = in.optional();
        return slippage == null || budget == null ? null : new RiskContext(slippage, maxDelay, holding, budget);
    }
}
