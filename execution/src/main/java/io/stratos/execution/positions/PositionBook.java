package io.stratos.execution.positions;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The positions of an account: by instance and instrument, and their sums over the account. One
/// thread.
public final class PositionBook {

    private final Map<InstanceId, NavigableMap<Integer, Position>> byInstance = new TreeMap<>();
    private final Map<Integer, Decimal> ofAccount = new TreeMap<>();

    /// Books one fill.
    ///
    /// @return the profit that it realised, before its fee
    public BigDecimal book(InstanceId instance, int instrument, Side side, Decimal price, Decimal qty, Decimal fee) {
        var profit = position(instance, instrument).book(side, price, qty, fee);
        ofAccount.merge(instrument, side == Side.BUY ? qty : qty.negate(), Decimal::plus);
        return profit;
    }

    /// Takes back one fill that was booked.
    ///
    /// @return the profit that this realised, before the fee
    public BigDecimal reverse(InstanceId instance, int instrument, Side side, Decimal price, Decimal qty, Decimal fee) {
        var profit = position(instance, instrument).reverse(side, price, qty, fee);
        ofAccount.merge(instrument, side == Side.BUY ? qty.negate() : qty, Decimal::plus);
        return profit;
    }

    /// Takes over a position that was stored before.
    public void restore(PositionView stored) {
        var previous = byInstance
                .computeIfAbsent(stored.instance(), _ -> new TreeMap<>())
                .put(stored.instrument(), new Position(stored));
        if (previous != null) {
            throw new IllegalStateException(
                    "Invariant: a position is restored once, twice=" + stored.instance() + "," + stored.instrument());
        }
        ofAccount.merge(stored.instrument(), stored.qty(), Decimal::plus);
    }

    private Position position(InstanceId instance, int instrument) {
        return byInstance
                .computeIfAbsent(instance, _ -> new TreeMap<>())
                .computeIfAbsent(instrument, id -> new Position(instance, id));
    }

    /// Signed position of an instance.
    public Decimal qty(InstanceId instance, int instrument) {
        var positions = byInstance.get(instance);
        var position = positions == null ? null : positions.get(instrument);
        return position == null ? Decimal.ZERO : position.qty();
    }

    /// Whether another instance holds something of an instrument.
    public boolean hasOther(InstanceId instance, int instrument) {
        return byInstance.entrySet().stream()
                .filter(of -> !of.getKey().equals(instance))
                .map(of -> of.getValue().get(instrument))
                .anyMatch(position -> position != null && !position.qty().isZero());
    }

    /// Signed position of the account.
    public Decimal accountQty(int instrument) {
        return ofAccount.getOrDefault(instrument, Decimal.ZERO);
    }

    /// One position as it stands; flat if there was never a fill.
    public PositionView view(InstanceId instance, int instrument) {
        var positions = byInstance.get(instance);
        var position = positions == null ? null : positions.get(instrument);
        return (position == null ? new Position(instance, instrument) : position).view();
    }

    /// The positions of an instance, by instrument; flat ones that were traded included.
    public List<PositionView> views(InstanceId instance) {
        var positions = byInstance.get(instance);
        return positions == null
                ? List.of()
                : positions.values().stream().map(Position::view).toList();
    }

    /// Signed positions of the account by instrument, flat ones that were traded included.
    public Map<Integer, Decimal> accountQuantities() {
        return Collections.unmodifiableMap(ofAccount);
    }

    /// Every position, by instance and instrument.
    public List<PositionView> views() {
        return byInstance.values().stream()
                .flatMap(positions -> positions.values().stream())
                .map(Position::view)
                .toList();
    }
}
