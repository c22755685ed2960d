package io.stratos.host.live.account;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.AccountCore;
import io.stratos.gate.Exposure;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.AccountView.Holding;
import io.stratos.host.live.link.InstanceLink;
import java.util.HashMap;
import java.util.Map;

/// Shows each lane what its account knows, as values: a lane reads no state of another thread.
final class AccountViews {
    private final AccountCore core;
    private final TakenTurns taken;

    AccountViews(AccountCore core, TakenTurns taken) {
        this.core = core;
        this.taken = taken;
    }

    void publish(InstanceLink link) {
        var id = link.instance();
        var exposure = core.exposure(id);
        var holdings = new HashMap<Integer, Holding>();
        var orders = new HashMap<IntentRef, Exposure.LiveOrder>();
        for (var instrument : link.instruments()) {
            var holding = new Holding(
                    exposure.positionQty(instrument.id()),
                    exposure.openQty(instrument.id(), Side.BUY),
                    exposure.openQty(instrument.id(), Side.SELL));
            if (!holding.positionQty().isZero()
                    || !holding.openBuyQty().isZero()
                    || !holding.openSellQty().isZero()) {
                holdings.put(instrument.id(), holding);
                addOrders(id, instrument.id(), exposure, orders);
            }
        }
        link.publish(new AccountView(taken.cursor(id), exposure.safety(), holdings, orders));
    }

    /// Nothing may be done any more.
    static void close(InstanceLink link) {
        var view = link.view();
        link.publish(new AccountView(view.takenCursor(), SafetyState.HALT, view.holdings(), view.liveOrders()));
    }

    private void addOrders(
            InstanceId id, int instrument, Exposure exposure, Map<IntentRef, Exposure.LiveOrder> orders) {
        for (var open : core.snapshot(id, instrument).openOrders()) {
            var order = exposure.liveOrder(open.intent());
            if (order != null) {
                orders.put(open.intent(), order);
            }
        }
    }
}
