package io.stratos.host.metrics;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.sandbox.Usage;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Closed;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.BreakerView;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.ObjectiveView;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.measure.AccountMetrics.Count;
import io.stratos.host.objective.Objectives;
import io.stratos.host.objective.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Metrics of a host to which everything has happened at least once.
final class FullHost {
    private static final long MILLI = 1_000_000L;
    private static final RiskContext RISK = new RiskContext(Decimal.ONE, 1, 1, Decimal.ONE);
    private static final IntentRef TARGET = new IntentRef(1, 0);

    /// One of each type there is.
    private static final List<Intent> INTENTS = List.of(
            new Intent.Order(
                    1,
                    Side.BUY,
                    OrderType.MARKET,
                    Decimal.ONE,
                    null,
                    null,
                    TimeInForce.IOC,
                    false,
                    false,
                    false,
                    0,
                    RISK,
                    null),
            new Intent.Cancel(TARGET, RISK, null),
            new Intent.Amend(TARGET, Decimal.ONE, null, RISK, null),
            new Intent.Alert(1, AlertSeverity.INFO, null, RISK, null),
            new Intent.NoOp(0, RISK, null),
            new Intent.RiskHint(RiskHintKind.PAUSE, 1, null, RISK, null));

    private FullHost() {}

    static InstanceId id(int number) {
        return new InstanceId("bot" + number, "ema-cross", "btc");
    }

    static HostMetrics metrics(int instances) {
        var metrics = new HostMetrics(() -> MILLI);
        var statuses = new ArrayList<InstanceStatus>();
        for (int i = 0; i < instances; i++) {
            var figures = metrics.instance(id(i), Lane.LL);
            figures.stop(figures.start(), new Usage());
            figures.settled(0);
            figures.faulted(ReasonCode.RES_FUEL);
            figures.faulted(ReasonCode.RES_TIMEOUT);
            figures.faulted(ReasonCode.RES_PROCESS);
            INTENTS.forEach(figures::emitted);
            figures.saved(1_024);
            statuses.add(status(id(i)));
        }
        var account = metrics.account(new AccountId("main"));
        Arrays.stream(Count.values()).forEach(account::count);
        account.error(ErrorCategory.THROTTLED);
        account.orderLatency(MILLI);
        account.fillLatency(MILLI);
        metrics.watch(new Stood(statuses));
        return metrics;
    }

    private static InstanceStatus status(InstanceId id) {
        return new InstanceStatus(
                id,
                Lane.LL,
                RuntimeKind.RUST_WASM,
                "L2",
                "1.0.0",
                Phase.TRADING,
                HealthState.DEGRADED,
                ReasonCode.RES_FUEL,
                SafetyState.NORMAL,
                7,
                0,
                0,
                true,
                List.of());
    }

    private record Stood(List<InstanceStatus> instances) implements Standing {
        @Override
        public List<AccountStatus> accounts() {
            return List.of(new AccountStatus(new AccountId("main"), true, false, 3, 0, SafetyState.CLOSE_ONLY));
        }

        @Override
        public Optional<BreakerView> breaker(InstanceId id) {
            return Optional.of(new BreakerView(new Closed(), BreakerRules.STANDARD, List.of()));
        }

        @Override
        public Optional<ObjectiveView> objective(InstanceId id) {
            return Optional.of(new ObjectiveView(Stage.LOW_PRIORITY, ReasonCode.SLO_DROPS, Objectives.NONE));
        }

        @Override
        public ReasonCode halted() {
            return ReasonCode.OK;
        }
    }
}
