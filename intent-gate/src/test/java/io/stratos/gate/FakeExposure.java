package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account side that says what the test told it; flat and quiet at first, reference price 900.
final class FakeExposure implements Exposure {
    private final Map<Integer, Decimal> positions = new HashMap<>();
    private final Map<Integer, Decimal> openBuys = new HashMap<>();
    private final Map<Integer, Decimal> openSells = new HashMap<>();
    private final Map<Integer, Decimal> references = new HashMap<>();
    private final Map<IntentRef, LiveOrder> live = new HashMap<>();
    private SafetyState safety = SafetyState.NORMAL;

    FakeExposure() {
        reference("900");
    }

    FakeExposure holding(String qty) {
        return holding(Given.BTC.id(), Decimal.of(qty));
    }

    FakeExposure holding(int instrument, Decimal qty) {
        positions.put(instrument, qty);
        return this;
    }

    FakeExposure open(Side side, String qty) {
        return open(Given.BTC.id(), side, Decimal.of(qty));
    }

    FakeExposure open(int instrument, Side side, Decimal qty) {
        (side == Side.BUY ? openBuys : openSells).put(instrument, qty);
        return this;
    }

    FakeExposure reference(String price) {
        return reference(Given.BTC.id(), Decimal.of(price));
    }

    FakeExposure reference(int instrument, Decimal price) {
        references.put(instrument, price);
        return this;
    }

    FakeExposure noReference() {
        references.clear();
        return this;
    }

    FakeExposure live(IntentRef ref, LiveOrder order) {
        live.put(ref, order);
        return this;
    }

    FakeExposure safety(SafetyState state) {
        safety = state;
        return this;
    }

    @Override
    public Decimal positionQty(int instrument) {
        return positions.getOrDefault(instrument, Decimal.ZERO);
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        return (side == Side.BUY ? openBuys : openSells).getOrDefault(instrument, Decimal.ZERO);
    }

    @Override
    public @Nullable Decimal referencePrice(int instrument) {
        return references.get(instrument);
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        return live.get(ref);
    }

    @Override
    public SafetyState safety() {
        return safety;
    }
}
