package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Side;
import java.util.ArrayList;

/// Messages `ExecutionEvent` and `AccountSnapshot`: what became of orders, and what rests.
final class ExecutionCodec {
    private static final int KIND = (1 << 3) | WireType.VARINT;
    private static final int INTENT = (2 << 3) | WireType.LENGTH;
    private static final int TARGET = (3 << 3) | WireType.LENGTH;
    private static final int SIDE = (4 << 3) | WireType.VARINT;
    private static final int ORDER_QTY = (5 << 3) | WireType.LENGTH;
    private static final int CUMULATIVE_QTY = (6 << 3) | WireType.LENGTH;
    private static final int LEAVES_QTY = (7 << 3) | WireType.LENGTH;
    private static final int PRICE = (8 << 3) | WireType.LENGTH;
    private static final int FILL = (9 << 3) | WireType.LENGTH;
    private static final int REASON_CODE = (10 << 3) | WireType.VARINT;
    private static final int POSITION_QTY = (11 << 3) | WireType.LENGTH;

    private static final int SNAPSHOT_POSITION_QTY = (1 << 3) | WireType.LENGTH;
    private static final int SNAPSHOT_AVERAGE_PRICE = (2 << 3) | WireType.LENGTH;
    private static final int SNAPSHOT_OPEN_ORDERS = (3 << 3) | WireType.LENGTH;

    private static final int OPEN_INTENT = (1 << 3) | WireType.LENGTH;
    private static final int OPEN_SIDE = (2 << 3) | WireType.VARINT;
    private static final int OPEN_PRICE = (3 << 3) | WireType.LENGTH;
    private static final int OPEN_QTY = (4 << 3) | WireType.LENGTH;
    private static final int OPEN_LEAVES_QTY = (5 << 3) | WireType.LENGTH;

    private ExecutionCodec() {}

    static void writeExecution(WireWriter out, int tag, EventBody.Execution event) {
        int mark = out.begin(tag);
        out.enumeration(KIND, event.kind());
        IntentRefCodec.write(out, INTENT, event.intent());
        IntentRefCodec.write(out, TARGET, event.target());
        out.enumeration(SIDE, event.side());
        DecimalCodec.write(out, ORDER_QTY, event.orderQty());
        DecimalCodec.write(out, CUMULATIVE_QTY, event.cumulativeQty());
        DecimalCodec.write(out, LEAVES_QTY, event.leavesQty());
        DecimalCodec.write(out, PRICE, event.price());
        FillCodec.write(out, FILL, event.fill());
        out.uint32(REASON_CODE, event.reasonCode());
        DecimalCodec.write(out, POSITION_QTY, event.positionQty());
        out.end(mark);
    }

    static EventBody readExecution(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        ExecutionKind kind = null;
        IntentRef intent = null;
        IntentRef target = null;
        Side side = null;
        Decimal orderQty = null;
        Decimal cumulativeQty = null;
        Decimal leavesQty = null;
        Decimal price = null;
        EventBody.Fill fill = null;
        int reasonCode = 0;
        Decimal positionQty = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case KIND -> kind = ExecutionKind.ofNumber(in.varint32());
                case INTENT -> intent = IntentRefCodec.read(in, intent);
                case TARGET -> target = IntentRefCodec.read(in, target);
                case SIDE -> side = Side.ofNumber(in.varint32());
                case ORDER_QTY -> orderQty = DecimalCodec.read(in, orderQty);
                case CUMULATIVE_QTY -> cumulativeQty = DecimalCodec.read(in, cumulativeQty);
                case LEAVES_QTY -> leavesQty = DecimalCodec.read(in, leavesQty);
                case PRICE -> price = DecimalCodec.read(in, price);
                case FILL -> fill = FillCodec.read(in, fill);
                case REASON_CODE -> reasonCode = in.varint32();
                case POSITION_QTY -> positionQty = DecimalCodec.read(in, positionQty);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Execution(
                WireReader.require(kind),
                WireReader.require(intent),
                target,
                side,
                WireReader.require(orderQty),
                WireReader.require(cumulativeQty),
                WireReader.require(leavesQty),
                price,
                fill,
                reasonCode,
                WireReader.require(positionQty));
    }

    static void writeSnapshot(WireWriter out, int tag, EventBody.AccountSnapshot snapshot) {
        int mark = out.begin(tag);
        DecimalCodec.write(out, SNAPSHOT_POSITION_QTY, snapshot.positionQty());
        DecimalCodec.write(out, SNAPSHOT_AVERAGE_PRICE, snapshot.averagePrice());
        for (var order : snapshot.openOrders()) {
            writeOpenOrder(out, order);
        }
        out.end(mark);
    }

    static EventBody readSnapshot(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal positionQty = null;
        Decimal averagePrice = null;
        var openOrders = new ArrayList<EventBody.OpenOrder>();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SNAPSHOT_POSITION_QTY -> positionQty = DecimalCodec.read(in, positionQty);
                case SNAPSHOT_AVERAGE_PRICE -> averagePrice = DecimalCodec.read(in, averagePrice);
                case SNAPSHOT_OPEN_ORDERS -> openOrders.add(readOpenOrder(in));
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.AccountSnapshot(WireReader.require(positionQty), averagePrice, openOrders);
    }

    private static void writeOpenOrder(WireWriter out, EventBody.OpenOrder order) {
        int mark = out.begin(SNAPSHOT_OPEN_ORDERS);
        IntentRefCodec.write(out, OPEN_INTENT, order.intent());
        out.enumeration(OPEN_SIDE, order.side());
        DecimalCodec.write(out, OPEN_PRICE, order.price());
        DecimalCodec.write(out, OPEN_QTY, order.qty());
        DecimalCodec.write(out, OPEN_LEAVES_QTY, order.leavesQty());
        out.end(mark);
    }

    private static EventBody.OpenOrder readOpenOrder(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        IntentRef intent = null;
        Side side = null;
        Decimal price = null;
        Decimal qty = null;
        Decimal leavesQty = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case OPEN_INTENT -> intent = IntentRefCodec.read(in, intent);
                case OPEN_SIDE -> side = Side.ofNumber(in.varint32());
                case OPEN_PRICE -> price = DecimalCodec.read(in, price);
                case OPEN_QTY -> qty = DecimalCodec.read(in, qty);
                case OPEN_LEAVES_QTY -> leavesQty = DecimalCodec.read(in, leavesQty);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.OpenOrder(
                WireReader.require(intent),
                WireReader.require(side),
                price,
                WireReader.require(qty),
                WireReader.require(leavesQty));
    }
}
