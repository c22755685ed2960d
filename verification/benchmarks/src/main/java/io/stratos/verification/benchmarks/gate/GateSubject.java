package io.stratos.verification.benchmarks.gate;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.Callback;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateProfile;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.IntentGate;
import io.stratos.verification.benchmarks.harness.FlatExposure;
import java.util.List;

/// A gate and a market order that it approves, identity and key included.
public final class GateSubject {
    private static final Instrument BTC = new Instrument(
            1,
            "bitstamp",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.00000001"),
            Decimal.of("0.00000001"),
            Decimal.ofWhole(1_000_000),
            Decimal.ONE);
    private static final Intent.Order BUY = new Intent.Order(
            1,
            Side.BUY,
            OrderType.MARKET,
            Decimal.of("0.1"),
            null,
            null,
            TimeInForce.IOC,
            false,
            false,
            false,
            0,
            new RiskContext(Decimal.ofWhole(100), 1_000_000_000L, 1_000_000_000L, Decimal.ofWhole(1_000)),
            null);

    private final IntentGate gate = new IntentGate(new GateProfile(
            new AccountId("paper.bench"),
            new InstanceId("bench", "ema-cross", "btc-usd"),
            "1.0.0",
            "bench",
            0,
            List.of(BTC),
            new StrategyDescriptor.Capabilities(
                    List.of(EventKind.TRADE), List.of(OrderType.MARKET), List.of("*"), List.of("*"), false, Lane.LL),
            new StrategyDescriptor.OutputLimits(10_000, 1, Long.MAX_VALUE, 0, 0, 0)));
    private final FlatExposure exposure = new FlatExposure(Decimal.of("900.00"));
    private long cursor;

    /// Judges the order once more.
    public GateVerdict check() {
        cursor++;
        gate.beginTurn();
        var verdict =
                gate.check(BUY, new IntentRef(cursor, 0), Callback.EVENT, cursor * 1_000_000, exposure, GateMode.OPEN);
        if (!(verdict instanceof GateVerdict.Approved)) {
            throw new IllegalStateException("Condition failed: the order is approved, got=" + verdict);
        }
        return verdict;
    }
}
