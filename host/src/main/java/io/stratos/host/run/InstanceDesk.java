package io.stratos.host.run;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.InstanceStatistics;
import io.stratos.host.lane.TurnEffects;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Between one simulated instance and its account: what its turns want goes to the account core, what is denied before
/// that goes back to it.
final class InstanceDesk implements TurnEffects {
    private final InstanceId instance;
    private final Outbox outbox;
    private final AccountDesk home;
    private final AccountCore core;
    private @Nullable InstanceStatistics statistics;
    private ReasonCode conflict = ReasonCode.OK;

    InstanceDesk(InstanceId instance, Outbox outbox, AccountDesk home, AccountCore core) {
        this.instance = instance;
        this.outbox = outbox;
        this.home = home;
        this.core = core;
    }

    /// Ties the circle: the strategy needs its effects before it exists.
    void bind(InstanceStatistics sums) {
        statistics = sums;
    }

    /// Why the instance must halt, `OK` if it need not.
    ReasonCode conflict() {
        return conflict;
    }

    @Override
    public void approved(ApprovedIntent intent, long nowNanos) {
        home.at(nowNanos);
        switch (core.submit(intent, nowNanos)) {
            case SubmitOutcome.Sent _, SubmitOutcome.Nothing _, SubmitOutcome.Repeated _ -> {}
            case SubmitOutcome.Denied denied -> sums().denied(denied.code());
            case SubmitOutcome.Conflict _ -> conflict = ReasonCode.IDM_CONFLICT;
        }
    }

    /// Tells the strategy, but for denials by rate: those would let a loop of order and denial feed itself.
    @Override
    public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {
        boolean byRate = switch (denied.code()) {
            case GATE_RATE_EVENT, GATE_RATE_SECOND, GATE_RATE_INSTANCE -> true;
            default -> false;
        };
        if (byRate) {
            return;
        }
        switch (intent) {
            case Intent.Order order ->
                tell(ref, null, order.instrument(), order.side(), order.qty(), order.price(), denied, nowNanos);
            case Intent.Position position ->
                tell(ref, null, position.instrument(), null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Cancel cancel -> tell(ref, cancel.target(), 0, null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Amend amend -> tell(ref, amend.target(), 0, null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> {}
        }
    }

    private void tell(
            IntentRef ref,
            @Nullable IntentRef target,
            int instrument,
            @Nullable Side side,
            Decimal qty,
            @Nullable Decimal price,
            Denied denied,
            long nowNanos) {
        var position = core.exposure(instance).positionQty(instrument);
        var event = new EventBody.Execution(
                ExecutionKind.DENIED,
                ref,
                target,
                side,
                qty,
                Decimal.ZERO,
                Decimal.ZERO,
                price,
                null,
                denied.code().number(),
                position);
        outbox.add(instrument, event, nowNanos);
    }

    private InstanceStatistics sums() {
        return Objects.requireNonNull(statistics);
    }
}
