package io.stratos.verification.benchmarks.harness;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.Exposure;
import org.jspecify.annotations.Nullable;

/// An account that holds nothing and knows one price.
public record FlatExposure(Decimal price) implements Exposure {
    @Override
    public Decimal positionQty(int instrument) {
        return Decimal.ZERO;
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        return Decimal.ZERO;
    }

    @Override
    public Decimal referencePrice(int instrument) {
        return price;
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        return null;
    }

    @Override
    public SafetyState safety() {
        return SafetyState.NORMAL;
    }
}
