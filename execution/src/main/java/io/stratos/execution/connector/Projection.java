package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.safety.SafetyAction;
import org.jspecify.annotations.Nullable;

/// Judges whether something increases risk: what if everything that is open on that side were
/// filled?
///
/// By instance, not by account: two instances that hold against each other must both be able to get
/// out. An order reduces only if the instance's position is on the other side and larger than all
/// that is open on the order's side, orders of unknown outcome included. Where the venue itself keeps
/// reduce-only orders from opening a position they do not count against each other. They do against any
/// other order: what they close first, it opens.
///
/// The venue keeps them by what the account holds, not the instance. So they do not count only as long as
/// no other instance has anything in the instrument.
final class Projection {

    private final Orders orders;
    private final PositionBook positions;
    private final boolean venueKeepsReduceOnly;

    Projection(Orders orders, PositionBook positions, boolean venueKeepsReduceOnly) {
        this.orders = orders;
        this.positions = positions;
        this.venueKeepsReduceOnly = venueKeepsReduceOnly;
    }

    SafetyAction ofOrder(Order order) {
        if (increases(order, order.qty().minus(order.executed()))) {
            return SafetyAction.INCREASE;
        }
        if (order.isHostMade()) {
            return SafetyAction.HOST_CLOSE;
        }
        boolean isStop = order.type() == OrderType.STOP_MARKET || order.type() == OrderType.STOP_LIMIT;
        return isStop && order.isProtective() ? SafetyAction.PLACE_PROTECTIVE : SafetyAction.REDUCE;
    }

    /// A reduce-only order that stands against what its instance holds protects it, whatever others hold.
    SafetyAction ofCancel(Order order) {
        boolean isKept = order.isProtective() && venueKeepsReduceOnly;
        boolean mayOpen = !isAgainst(order) || (!isKept && exceeds(order, order.leaves()));
        return mayOpen ? SafetyAction.CANCEL_ENTRY : SafetyAction.CANCEL_PROTECTIVE;
    }

    /// Whether taking the order back would leave a position without it.
    boolean protects(Order order) {
        return ofCancel(order) == SafetyAction.CANCEL_PROTECTIVE;
    }

    /// An amend that leaves an entry an entry is only down if it asks for less at the same price.
    SafetyAction ofAmend(Order order, Decimal qty, @Nullable Decimal price) {
        if (!increases(order, qty.minus(order.executed()))) {
            return SafetyAction.AMEND_DOWN;
        }
        boolean isLess = qty.compareTo(order.qty()) <= 0 && order.hasPrice(price);
        return isLess ? SafetyAction.AMEND_DOWN : SafetyAction.AMEND_UP;
    }

    /// An amend that takes the order back and places another: what is placed anew is new risk, unless it
    /// reduces.
    SafetyAction ofReplacing(Order order, Decimal qty) {
        return increases(order, qty.minus(order.executed())) ? SafetyAction.AMEND_UP : SafetyAction.AMEND_DOWN;
    }

    /// What is open of the whole account on an order's side and may be filled before it.
    Decimal openBefore(Order order) {
        boolean isAny = counts(order);
        return orders.open(
                order.instrument(), order.side(), other -> other != order && (isAny || !other.isProtective()));
    }

    private boolean increases(Order order, Decimal qty) {
        return !isAgainst(order) || (counts(order) && exceeds(order, qty));
    }

    private boolean isAgainst(Order order) {
        var position = positions.qty(order.beneficiary(), order.instrument());
        return order.side() == Side.BUY ? position.isNegative() : position.isPositive();
    }

    private boolean exceeds(Order order, Decimal qty) {
        var position = positions.qty(order.beneficiary(), order.instrument());
        var open = orders.openFor(order.beneficiary(), order.instrument(), order.side(), other -> other != order);
        return open.plus(qty).compareTo(position.abs()) > 0;
    }

    /// Whether an order can open a position or turn it round.
    boolean counts(Order order) {
        return !(order.isProtective() && isKept(order.beneficiary(), order.instrument()));
    }

    /// Whether the venue keeps a reduce-only order of an instance from opening a position of its own.
    boolean isKept(InstanceId holder, int instrument) {
        return venueKeepsReduceOnly && isAlone(holder, instrument);
    }

    /// Whether a close may ask the venue to look after it: it would refuse one that is against what all
    /// instances hold together.
    boolean isReduceOnlyTaken(InstanceId holder, int instrument) {
        return !venueKeepsReduceOnly || isAlone(holder, instrument);
    }

    private boolean isAlone(InstanceId holder, int instrument) {
        return !positions.hasOther(holder, instrument) && !orders.hasOther(holder, instrument);
    }
}
