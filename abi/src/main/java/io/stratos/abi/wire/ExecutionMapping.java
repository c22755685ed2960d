package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.Side;
import io.stratos.abi.wire.proto.AccountSnapshot;
import io.stratos.abi.wire.proto.ExecutionEvent;
import io.stratos.abi.wire.proto.Fill;
import io.stratos.abi.wire.proto.OpenOrder;
import java.util.ArrayList;

/// What became of orders, and what rests.
final class ExecutionMapping {

    private ExecutionMapping() {}

    static ExecutionEvent toProto(EventBody.Execution event) {
        var out = ExecutionEvent.newBuilder()
                .setKindValue(event.kind().number())
                .setIntent(ValueMapping.toProto(event.intent()))
                .setSideValue(ValueMapping.number(event.side()))
                .setOrderQty(ValueMapping.toProto(event.orderQty()))
                .setCumulativeQty(ValueMapping.toProto(event.cumulativeQty()))
                .setLeavesQty(ValueMapping.toProto(event.leavesQty()))
                .setReasonCode(event.reasonCode())
                .setPositionQty(ValueMapping.toProto(event.positionQty()));
        var target = event.target();
        if (target != null) {
            out.setTarget(ValueMapping.toProto(target));
        }
        var price = event.price();
        if (price != null) {
            out.setPrice(ValueMapping.toProto(price));
        }
        var fill = event.fill();
        if (fill != null) {
            out.setFill(toProto(fill));
        }
        return out.build();
    }

    static EventBody toModel(ExecutionEvent event) throws MalformedMessageException {
        return new EventBody.Execution(
                WireReader.require(ExecutionKind.ofNumber(event.getKindValue())),
                WireReader.require(ValueMapping.optional(event.hasIntent(), event.getIntent())),
                ValueMapping.optional(event.hasTarget(), event.getTarget()),
                Side.ofNumber(event.getSideValue()),
                ValueMapping.required(event.hasOrderQty(), event.getOrderQty()),
                ValueMapping.required(event.hasCumulativeQty(), event.getCumulativeQty()),
                ValueMapping.required(event.hasLeavesQty(), event.getLeavesQty()),
                ValueMapping.optional(event.hasPrice(), event.getPrice()),
                event.hasFill() ? toModel(event.getFill()) : null,
                event.getReasonCode(),
                ValueMapping.required(event.hasPositionQty(), event.getPositionQty()));
    }

    static Fill toProto(EventBody.Fill fill) {
        return Fill.newBuilder()
                .setPrice(ValueMapping.toProto(fill.price()))
                .setQty(ValueMapping.toProto(fill.qty()))
                .setFee(ValueMapping.toProto(fill.fee()))
                .setLiquidityValue(ValueMapping.number(fill.liquidity()))
                .setTradeId(fill.tradeId())
                .build();
    }

    static EventBody.Fill toModel(Fill fill) throws MalformedMessageException {
        return new EventBody.Fill(
                ValueMapping.required(fill.hasPrice(), fill.getPrice()),
                ValueMapping.required(fill.hasQty(), fill.getQty()),
                ValueMapping.required(fill.hasFee(), fill.getFee()),
                Liquidity.ofNumber(fill.getLiquidityValue()),
                fill.getTradeId());
    }

    static AccountSnapshot toProto(EventBody.AccountSnapshot snapshot) {
        var out = AccountSnapshot.newBuilder().setPositionQty(ValueMapping.toProto(snapshot.positionQty()));
        var averagePrice = snapshot.averagePrice();
        if (averagePrice != null) {
            out.setAveragePrice(ValueMapping.toProto(averagePrice));
        }
        for (var order : snapshot.openOrders()) {
            out.addOpenOrders(toProto(order));
        }
        return out.build();
    }

    static EventBody toModel(AccountSnapshot snapshot) throws MalformedMessageException {
        var orders = new ArrayList<EventBody.OpenOrder>();
        for (var order : snapshot.getOpenOrdersList()) {
            orders.add(toModel(order));
        }
        return new EventBody.AccountSnapshot(
                ValueMapping.required(snapshot.hasPositionQty(), snapshot.getPositionQty()),
                ValueMapping.optional(snapshot.hasAveragePrice(), snapshot.getAveragePrice()),
                orders);
    }

    private static OpenOrder toProto(EventBody.OpenOrder order) {
        var out = OpenOrder.newBuilder()
                .setIntent(ValueMapping.toProto(order.intent()))
                .setSideValue(order.side().number())
                .setQty(ValueMapping.toProto(order.qty()))
                .setLeavesQty(ValueMapping.toProto(order.leavesQty()));
        var price = order.price();
        if (price != null) {
            out.setPrice(ValueMapping.toProto(price));
        }
        return out.build();
    }

    private static EventBody.OpenOrder toModel(OpenOrder order) throws MalformedMessageException {
        return new EventBody.OpenOrder(
                WireReader.require(ValueMapping.optional(order.hasIntent(), order.getIntent())),
                WireReader.require(Side.ofNumber(order.getSideValue())),
                ValueMapping.optional(order.hasPrice(), order.getPrice()),
                ValueMapping.required(order.hasQty(), order.getQty()),
                ValueMapping.required(order.hasLeavesQty(), order.getLeavesQty()));
    }
}
