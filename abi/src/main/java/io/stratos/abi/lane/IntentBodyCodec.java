package io.stratos.abi.lane;

import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// The bodies of an intent. Risk context and claimed identity stand beside the body on the wire;
/// [IntentCodec] has read them before and hands them in.
final class IntentBodyCodec {
    private static final int INSTRUMENT = (1 << 3) | WireType.VARINT;

    private static final int ORDER_SIDE = (2 << 3) | WireType.VARINT;
    private static final int ORDER_TYPE = (3 << 3) | WireType.VARINT;
    private static final int ORDER_QTY = (4 << 3) | WireType.LENGTH;
    private static final int ORDER_PRICE = (5 << 3) | WireType.LENGTH;
    private static final int ORDER_STOP_PRICE = (6 << 3) | WireType.LENGTH;
    private static final int ORDER_TIF = (7 << 3) | WireType.VARINT;
    private static final int ORDER_REDUCE_ONLY = (8 << 3) | WireType.VARINT;
    private static final int ORDER_CLOSE_ONLY = (9 << 3) | WireType.VARINT;
    private static final int ORDER_POST_ONLY = (10 << 3) | WireType.VARINT;
    private static final int ORDER_EXPIRE_TIME = (11 << 3) | WireType.VARINT;

    private static final int TARGET = (1 << 3) | WireType.LENGTH;
    private static final int AMEND_QTY = (2 << 3) | WireType.LENGTH;
    private static final int AMEND_PRICE = (3 << 3) | WireType.LENGTH;

    private static final int POSITION_TARGET_QTY = (2 << 3) | WireType.LENGTH;
    private static final int POSITION_LIMIT_PRICE = (3 << 3) | WireType.LENGTH;

    private static final int CODE = (1 << 3) | WireType.VARINT;
    private static final int ALERT_SEVERITY = (2 << 3) | WireType.VARINT;

    private static final int HINT_KIND = (1 << 3) | WireType.VARINT;
    private static final int HINT_INSTRUMENT = (2 << 3) | WireType.VARINT;
    private static final int VALUE = (3 << 3) | WireType.LENGTH;

    private IntentBodyCodec() {}

    static void writeOrder(WireWriter out, int tag, Intent.Order order) {
        int mark = out.begin(tag);
        out.uint32(INSTRUMENT, order.instrument());
        out.enumeration(ORDER_SIDE, order.side());
        out.enumeration(ORDER_TYPE, order.type());
        DecimalCodec.write(out, ORDER_QTY, order.qty());
        DecimalCodec.write(out, ORDER_PRICE, order.price());
        DecimalCodec.write(out, ORDER_STOP_PRICE, order.stopPrice());
        out.enumeration(ORDER_TIF, order.tif());
        out.bool(ORDER_REDUCE_ONLY, order.reduceOnly());
        out.bool(ORDER_CLOSE_ONLY, order.closeOnly());
        out.bool(ORDER_POST_ONLY, order.postOnly());
        out.int64(ORDER_EXPIRE_TIME, order.expireTimeNanos());
        out.end(mark);
    }

    static Intent.Order readOrder(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        int instrument = 0;
        Side side = null;
        OrderType type = null;
        Decimal qty = null;
        Decimal price = null;
        Decimal stopPrice = null;
        TimeInForce tif = null;
        boolean reduceOnly = false;
        boolean closeOnly = false;
        boolean postOnly = false;
        long expireTime = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTRUMENT -> instrument = in.varint32();
                case ORDER_SIDE -> side = Side.ofNumber(in.varint32());
                case ORDER_TYPE -> type = OrderType.ofNumber(in.varint32());
                case ORDER_QTY -> qty = DecimalCodec.read(in, qty);
                case ORDER_PRICE -> price = DecimalCodec.read(in, price);
                case ORDER_STOP_PRICE -> stopPrice = DecimalCodec.read(in, stopPrice);
                case ORDER_TIF -> tif = TimeInForce.ofNumber(in.varint32());
                case ORDER_REDUCE_ONLY -> reduceOnly = in.bool();
                case ORDER_CLOSE_ONLY -> closeOnly = in.bool();
                case ORDER_POST_ONLY -> postOnly = in.bool();
                case ORDER_EXPIRE_TIME -> expireTime = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.Order(
                instrument,
                side,
                type,
                WireReader.require(qty),
                price,
                stopPrice,
                tif,
                reduceOnly,
                closeOnly,
                postOnly,
                expireTime,
                risk,
                claimed);
    }

    static void writeCancel(WireWriter out, int tag, Intent.Cancel cancel) {
        int mark = out.begin(tag);
        IntentRefCodec.write(out, TARGET, cancel.target());
        out.end(mark);
    }

    static Intent.Cancel readCancel(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        IntentRef target = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == TARGET) {
                target = IntentRefCodec.read(in, target);
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.Cancel(target, risk, claimed);
    }

    static void writeAmend(WireWriter out, int tag, Intent.Amend amend) {
        int mark = out.begin(tag);
        IntentRefCodec.write(out, TARGET, amend.target());
        DecimalCodec.write(out, AMEND_QTY, amend.qty());
        DecimalCodec.write(out, AMEND_PRICE, amend.price());
        out.end(mark);
    }

    static Intent.Amend readAmend(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        IntentRef target = null;
        Decimal qty = null;
        Decimal price = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case TARGET -> target = IntentRefCodec.read(in, target);
                case AMEND_QTY -> qty = DecimalCodec.read(in, qty);
                case AMEND_PRICE -> price = DecimalCodec.read(in, price);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.Amend(target, qty, price, risk, claimed);
    }

    static void writePosition(WireWriter out, int tag, Intent.Position position) {
        int mark = out.begin(tag);
        out.uint32(INSTRUMENT, position.instrument());
        DecimalCodec.write(out, POSITION_TARGET_QTY, position.targetQty());
        DecimalCodec.write(out, POSITION_LIMIT_PRICE, position.limitPrice());
        out.end(mark);
    }

    static Intent.Position readPosition(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        int instrument = 0;
        Decimal targetQty = null;
        Decimal limitPrice = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTRUMENT -> instrument = in.varint32();
                case POSITION_TARGET_QTY -> targetQty = DecimalCodec.read(in, targetQty);
                case POSITION_LIMIT_PRICE -> limitPrice = DecimalCodec.read(in, limitPrice);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.Position(instrument, WireReader.require(targetQty), limitPrice, risk, claimed);
    }

    static void writeAlert(WireWriter out, int tag, Intent.Alert alert) {
        int mark = out.begin(tag);
        out.uint32(CODE, alert.code());
        out.enumeration(ALERT_SEVERITY, alert.severity());
        DecimalCodec.write(out, VALUE, alert.value());
        out.end(mark);
    }

    static Intent.Alert readAlert(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        int code = 0;
        AlertSeverity severity = null;
        Decimal value = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CODE -> code = in.varint32();
                case ALERT_SEVERITY -> severity = AlertSeverity.ofNumber(in.varint32());
                case VALUE -> value = DecimalCodec.read(in, value);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.Alert(code, severity, value, risk, claimed);
    }

    static void writeNoOp(WireWriter out, int tag, Intent.NoOp noOp) {
        int mark = out.begin(tag);
        out.uint32(CODE, noOp.code());
        out.end(mark);
    }

    static Intent.NoOp readNoOp(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        int code = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == CODE) {
                code = in.varint32();
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.NoOp(code, risk, claimed);
    }

    static void writeRiskHint(WireWriter out, int tag, Intent.RiskHint hint) {
        int mark = out.begin(tag);
        out.enumeration(HINT_KIND, hint.kind());
        out.uint32(HINT_INSTRUMENT, hint.instrument());
        DecimalCodec.write(out, VALUE, hint.value());
        out.end(mark);
    }

    static Intent.RiskHint readRiskHint(WireReader in, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        int outer = in.enter();
        RiskHintKind kind = null;
        int instrument = 0;
        Decimal value = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case HINT_KIND -> kind = RiskHintKind.ofNumber(in.varint32());
                case HINT_INSTRUMENT -> instrument = in.varint32();
                case VALUE -> value = DecimalCodec.read(in, value);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Intent.RiskHint(kind, instrument, value, risk, claimed);
    }
}
