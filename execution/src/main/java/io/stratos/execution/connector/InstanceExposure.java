package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.safety.Interlock;
import io.stratos.gate.Exposure;
import org.jspecify.annotations.Nullable;

/// What the gate sees of one instance: a window on the account core, read on the core's thread.
record InstanceExposure(
        InstanceId instance, Orders orders, PositionBook positions, ReferencePrices prices, Interlock interlock)
        implements Exposure {

    @Override
    public Decimal positionQty(int instrument) {
        return positions.qty(instance, instrument);
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        return orders.openFor(instance, instrument, side, _ -> true);
    }

    @Override
    public @Nullable Decimal referencePrice(int instrument) {
        return prices.find(instrument);
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        var live = orders.findLive(instance, ref);
        var order = live == null ? orders.findStaged(instance, ref) : live;
        return order == null
                ? null
                : new LiveOrder(
                        order.instrument(),
                        order.side(),
                        order.ownersQty(),
                        order.leaves(),
                        order.price(),
                        order.isProtective());
    }

    @Override
    public SafetyState safety() {
        return interlock.tightest(instance);
    }
}
