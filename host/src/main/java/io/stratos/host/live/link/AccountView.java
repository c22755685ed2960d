package io.stratos.host.live.link;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.gate.Exposure;
import java.util.Map;

/// What an account knows of one instance at a moment; made by the account, read by the lane's gate.
///
/// @param takenCursor every committed turn up to this one is in it
/// @param holdings by instrument; one that is not there is flat, with nothing open
public record AccountView(
        long takenCursor,
        SafetyState safety,
        Map<Integer, Holding> holdings,
        Map<IntentRef, Exposure.LiveOrder> liveOrders) {

    /// Before the account said anything: nothing is known, so nothing may be done.
    public static final AccountView CLOSED = new AccountView(-1, SafetyState.HALT, Map.of(), Map.of());

    private static final Holding FLAT = new Holding(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

    public AccountView {
        holdings = Map.copyOf(holdings);
        liveOrders = Map.copyOf(liveOrders);
    }

    /// Position and what is open on each side, in one instrument.
    public record Holding(Decimal positionQty, Decimal openBuyQty, Decimal openSellQty) {}

    public Holding holding(int instrument) {
        return holdings.getOrDefault(instrument, FLAT);
    }
}
