package io.stratos.gate;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor.Capabilities;
import io.stratos.abi.model.StrategyDescriptor.OutputLimits;
import io.stratos.gate.Exposure.LiveOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tests trade, and who trades it.
final class Given {
    static final long SECOND = 1_000_000_000L;
    static final long NOON = 1_700_000_000L * SECOND;

    /// Tick 0.10, lot 0.001, quantity 0.001 to 2, notional from 5.
    static final Instrument BTC = instrument(1, "BTCUSDT");
    static final Instrument ETH = instrument(2, "ETHUSDT");

    /// 100 basis points, so that buys go up to 909.00 and sells down to 891.00 at a reference of 900.
    static final RiskContext RISK = new RiskContext(Decimal.of("100"), SECOND, SECOND, Decimal.of("1000"));

    /// The live order that [#aLimitOrder] and the like stand under.
    static final IntentRef TARGET = new IntentRef(7, 0);

    private Given() {}

    private static Instrument instrument(int id, String symbol) {
        return new Instrument(
                id,
                "paper",
                "perp",
                symbol,
                symbol.substring(0, 3),
                "USDT",
                Decimal.of("0.10"),
                Decimal.of("0.001"),
                Decimal.of("0.001"),
                Decimal.of("2"),
                Decimal.of("5"));
    }

    static OutputLimits limits(int perSecond, int perEvent, long perInstance) {
        return new OutputLimits(perSecond, perEvent, perInstance, 0, 0, 0);
    }

    static GateProfile profile() {
        return profile(limits(100, 100, Long.MAX_VALUE));
    }

    static GateProfile profile(OutputLimits limits) {
        return profile(List.of("paper"), List.of("BTCUSDT", "ETHUSDT"), List.of(OrderType.values()), limits);
    }

    static GateProfile profile(List<String> venues, List<String> symbols, List<OrderType> types) {
        return profile(venues, symbols, types, limits(100, 100, Long.MAX_VALUE));
    }

    private static GateProfile profile(
            List<String> venues, List<String> symbols, List<OrderType> types, OutputLimits limits) {
        return new GateProfile(
                new AccountId("acc-1"),
                new InstanceId("bot", "ema-cross", "main"),
                "1.2.3",
                "run-1",
                3,
                List.of(BTC, ETH),
                new Capabilities(List.of(), types, venues, symbols, false, Lane.LL),
                limits);
    }

    /// The same profile with another instrument in the first one's place.
    static GateProfile profile(Instrument instead) {
        var usual = profile();
        return new GateProfile(
                usual.account(),
                usual.instance(),
                usual.strategyVersion(),
                usual.runId(),
                usual.lineage(),
                List.of(instead),
                new Capabilities(
                        List.of(), Arrays.asList(OrderType.values()), List.of("*"), List.of("*"), false, Lane.LL),
                usual.limits());
    }

    static LiveOrder aLimitOrder(Side side, String qty, String price) {
        return new LiveOrder(BTC.id(), side, Decimal.of(qty), Decimal.of(qty), Decimal.of(price), false);
    }

    static LiveOrder aReduceOnlyOrder(Side side, String qty, String price) {
        return new LiveOrder(BTC.id(), side, Decimal.of(qty), Decimal.of(qty), Decimal.of(price), true);
    }

    static LiveOrder anOrderWithoutPrice(Side side, String qty) {
        return new LiveOrder(BTC.id(), side, Decimal.of(qty), Decimal.of(qty), null, false);
    }

    static Intent.Amend anAmend(@Nullable String qty, @Nullable String price) {
        return anAmend(qty, price, RISK);
    }

    static Intent.Amend anAmend(@Nullable String qty, @Nullable String price, @Nullable RiskContext risk) {
        return new Intent.Amend(
                TARGET, qty == null ? null : Decimal.of(qty), price == null ? null : Decimal.of(price), risk, null);
    }

    static Intent.Cancel aCancel() {
        return new Intent.Cancel(TARGET, RISK, null);
    }

    static Intent.Position aPosition(String target) {
        return new Intent.Position(BTC.id(), Decimal.of(target), null, RISK, null);
    }

    static Intent.Position aPosition(String target, String limit) {
        return new Intent.Position(BTC.id(), Decimal.of(target), Decimal.of(limit), RISK, null);
    }

    static RiskContext risk(String slippageBps, String budget) {
        return new RiskContext(Decimal.of(slippageBps), SECOND, SECOND, Decimal.of(budget));
    }

    /// One intent of every kind that passes an open gate while [#TARGET] is live.
    static List<Intent> oneOfEachKind(@Nullable RiskContext risk) {
        return List.of(
                AnOrder.anOrder().buy("0.5").limit("905.00").risk(risk).build(),
                new Intent.Cancel(TARGET, risk, null),
                new Intent.Amend(TARGET, Decimal.of("0.4"), null, risk, null),
                new Intent.Position(BTC.id(), Decimal.of("0.5"), null, risk, null),
                new Intent.Alert(7, AlertSeverity.WARNING, null, risk, null),
                new Intent.NoOp(7, risk, null),
                new Intent.RiskHint(RiskHintKind.PAUSE, BTC.id(), null, risk, null));
    }
}
