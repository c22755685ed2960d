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

/// What the gate sees of an instance when the connector closes for it: orders that the venue keeps from opening a
/// position do not stand in the way of the close.
record ClosingExposure(
        InstanceId instance,
        Orders orders,
        PositionBook positions,
        ReferencePrices prices,
        Interlock interlock,
        Projection projection)
        implements Exposure {

    @Override
    public Decimal positionQty(int instrument) {
        return positions.qty(instance, instrument);
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        return orders.openFor(instance, instrument, side, projection::counts);
    }

    @Override
    public @Nullable Decimal referencePrice(int instrument) {
        return prices.find(instrument);
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        return null;
    }

    @Override
    public SafetyState safety() {
        return interlock.tightest(instance);
    }
}
