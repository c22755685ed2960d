package io.stratos.host.metrics;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.BreakerView;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.ObjectiveView;
import java.util.List;
import java.util.Optional;

/// How a host stands, for figures that are looked up and not counted. Owned by who publishes; safe from any
/// thread.
public interface Standing {
    List<InstanceStatus> instances();

    List<AccountStatus> accounts();

    Optional<BreakerView> breaker(InstanceId id);

    Optional<ObjectiveView> objective(InstanceId id);

    /// Why trading halted, `OK` while it goes on.
    ReasonCode halted();
}
