package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;

/// How an instance is, for whoever watches it from another thread.
///
/// @param cursor last turn that was run
/// @param queued execution events that wait
/// @param conflated market events that were overwritten before it took them
/// @param isCommitted whether the ledger has all that it did
public record InstanceStatus(
        InstanceId instance,
        LiveInstance.Phase phase,
        HealthState health,
        ReasonCode reason,
        long cursor,
        int queued,
        long conflated,
        boolean isCommitted) {}
