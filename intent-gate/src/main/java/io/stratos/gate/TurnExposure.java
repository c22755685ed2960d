package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The account side as the next intent of a turn must see it: with what the gate approved before it in the same turn.
///
/// The host hands approvals on when the whole turn is judged, so until then only the gate knows of them.
/// Without this,
/// two intents of one turn could each open, or close, the whole position.
record TurnExposure(Exposure account, Approvals before) implements Exposure {

    @Override
    public Decimal positionQty(int instrument) {
        return account.positionQty(instrument);
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        return account.openQty(instrument, side).plus(before.qty(instrument, side));
    }

    @Override
    public @Nullable Decimal referencePrice(int instrument) {
        return account.referencePrice(instrument);
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        return account.liveOrder(ref);
    }

    @Override
    public SafetyState safety() {
        return account.safety();
    }

    /// Quantity approved in the running turn. What a cancel or amend takes away counts only once the account says so.
    static final class Approvals {
        private final Map<Book, Decimal> sums = new HashMap<>();

        void clear() {
            sums.clear();
        }

        void add(int instrument, Side side, Decimal qty) {
            sums.merge(new Book(instrument, side), qty, Decimal::plus);
        }

        Decimal qty(int instrument, Side side) {
            return sums.isEmpty() ? Decimal.ZERO : sums.getOrDefault(new Book(instrument, side), Decimal.ZERO);
        }

        private record Book(int instrument, Side side) {}
    }
}
