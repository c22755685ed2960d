package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.host.lifecycle.LimitUse;
import java.util.List;

/// How an instance is, for whoever watches it from another thread.
///
/// @param cursor last turn that was run
/// @param queued execution events that wait
/// @param conflated market events that were overwritten before it took them
/// @param isCommitted whether the ledger has all that it did
/// @param uses the most it used of each limit, as of some turns ago
public record InstanceStatus(
        InstanceId instance,
        Lane lane,
        RuntimeKind runtimeKind,
        String isolation,
        String strategyVersion,
        Phase phase,
        HealthState health,
        ReasonCode reason,
        SafetyState safety,
        long cursor,
        int queued,
        long conflated,
        boolean isCommitted,
        List<LimitUse> uses) {

    public InstanceStatus {
        uses = List.copyOf(uses);
    }

    /// The same under another state of the interlock.
    InstanceStatus under(SafetyState newest) {
        return new InstanceStatus(
                instance,
                lane,
                runtimeKind,
                isolation,
                strategyVersion,
                phase,
                health,
                reason,
                newest,
                cursor,
                queued,
                conflated,
                isCommitted,
                uses);
    }
}
