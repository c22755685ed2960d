package io.stratos.host.live.link;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.ApprovedIntent;
import io.stratos.host.breaker.BreakerAction;

/// What a turn wants from its account.
public sealed interface TurnEffect {

    /// The gate let it through.
    record Approved(ApprovedIntent intent) implements TurnEffect {}

    /// The gate did not, and the strategy is told.
    record Denied(IntentRef ref, Intent intent, ReasonCode code) implements TurnEffect {}

    /// The instance's breaker opened, for more than holding it back at the gate.
    record Tripped(ReasonCode code, BreakerAction action) implements TurnEffect {}
}
