package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import org.jspecify.annotations.Nullable;

/// What the gate must know of an instance's account side to judge an intent; the account core provides it.
public interface Exposure {

    /// Signed position of the instance in the instrument.
    Decimal positionQty(int instrument);

    /// Quantity still open on one side, orders of unknown outcome and those staged in earlier turns included; not
    /// negative. What it approved in the running turn the gate adds itself, so the host hands a turn's approvals on
    /// when the whole turn is judged.
    Decimal openQty(int instrument, Side side);

    /// Newest price of the instrument, null before the first market event.
    @Nullable
    Decimal referencePrice(int instrument);

    /// A live order of this instance, or null.
    @Nullable
    LiveOrder liveOrder(IntentRef ref);

    /// The tightest interlock state that applies to the instance.
    SafetyState safety();

    /// The part of a live order the gate judges cancels and amends by.
    record LiveOrder(
            int instrument,
            Side side,
            Decimal qty,
            Decimal leavesQty,
            @Nullable Decimal price,
            boolean reduceOnly) {}
}
