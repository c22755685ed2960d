package io.stratos.host.live.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Exposure;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.PriceBoard;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What the gate sees of an instance: what its account said last, and on top of it what was approved since
/// and the account has not taken yet. So a second order counts the first one, however far that is on its
/// way.
///
/// A turn is judged by one view: what one question finds filled, no other finds open.
final class StagedExposure implements Exposure {
    private final InstanceLink link;
    private final PriceBoard prices;
    private final ArrayDeque<Staged> staged = new ArrayDeque<>();
    private AccountView view = AccountView.CLOSED;

    /// An approved intent on its way to the account.
    ///
    /// @param increase by how much it makes what is open larger
    /// @param order as it will be live; null for a cancel or an amend
    private record Staged(
            IntentRef ref,
            int instrument,
            @Nullable Side side,
            Decimal increase,
            @Nullable LiveOrder order) {}

    StagedExposure(InstanceLink link, PriceBoard prices) {
        this.link = link;
        this.prices = prices;
    }

    /// Takes what the account said last for the turn that is about to be decided.
    void pin() {
        view = link.view();
        while (!staged.isEmpty() && staged.getFirst().ref.cursor() <= view.takenCursor()) {
            staged.removeFirst();
        }
    }

    /// The gate approved it; the account will hear of it when its turn is committed.
    void approved(ApprovedIntent approved) {
        var ref = approved.identity().ref();
        switch (approved.intent()) {
            case Intent.Order order
            when order.side() != null -> {
                boolean protective = order.reduceOnly() || order.closeOnly();
                var live = new LiveOrder(
                        order.instrument(), order.side(), order.qty(), order.qty(), order.price(), protective);
                staged.add(new Staged(ref, order.instrument(), order.side(), order.qty(), live));
            }
            case Intent.Amend amend -> {
                var target = amend.target() == null ? null : liveOrder(amend.target());
                if (target != null && amend.qty() != null && amend.qty().compareTo(target.qty()) > 0) {
                    var more = amend.qty().minus(target.qty());
                    staged.add(new Staged(ref, target.instrument(), target.side(), more, null));
                }
            }
            default -> {} // nothing becomes larger by it
        }
    }

    /// Approved intents that the account has not taken, as far as the lane knows.
    int size() {
        return staged.size();
    }

    @Override
    public Decimal positionQty(int instrument) {
        return view.holding(instrument).positionQty();
    }

    @Override
    public Decimal openQty(int instrument, Side side) {
        var holding = view.holding(instrument);
        var sum = side == Side.BUY ? holding.openBuyQty() : holding.openSellQty();
        for (var one : staged) {
            if (one.instrument == instrument && one.side == side) {
                sum = sum.plus(one.increase);
            }
        }
        return sum;
    }

    @Override
    public @Nullable Decimal referencePrice(int instrument) {
        return prices.find(instrument);
    }

    @Override
    public @Nullable LiveOrder liveOrder(IntentRef ref) {
        var live = view.liveOrders().get(ref);
        if (live != null) {
            return live;
        }
        for (var one : staged) {
            if (one.order != null && one.ref.equals(ref)) {
                return one.order;
            }
        }
        return null;
    }

    @Override
    public SafetyState safety() {
        return view.safety();
    }
}
