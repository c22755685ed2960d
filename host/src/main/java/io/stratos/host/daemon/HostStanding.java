package io.stratos.host.daemon;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.account.AccountAgent;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.BreakerView;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.ObjectiveView;
import io.stratos.host.metrics.Standing;
import java.util.List;
import java.util.Optional;

/// What the metrics look up of a live host.
record HostStanding(LiveHost host) implements Standing {
    @Override
    public List<InstanceStatus> instances() {
        return host.statuses();
    }

    @Override
    public List<AccountStatus> accounts() {
        return host.accounts().stream().map(AccountAgent::status).toList();
    }

    @Override
    public Optional<BreakerView> breaker(InstanceId id) {
        return host.breaker(id);
    }

    @Override
    public Optional<ObjectiveView> objective(InstanceId id) {
        return host.objective(id);
    }

    @Override
    public ReasonCode halted() {
        var cause = host.halt().cause();
        return cause == null ? ReasonCode.OK : cause.code();
    }
}
