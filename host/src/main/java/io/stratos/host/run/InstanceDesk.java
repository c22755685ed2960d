package io.stratos.host.run;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.Denials;
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

    @Override
    public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {
        var told = Denials.of(ref, intent, denied.code(), core.exposure(instance));
        if (told != null) {
            outbox.add(told.instrument(), told.event(), nowNanos);
        }
    }

    private InstanceStatistics sums() {
        return Objects.requireNonNull(statistics);
    }
}
