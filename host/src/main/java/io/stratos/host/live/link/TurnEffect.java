package io.stratos.host.live.link;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.ApprovedIntent;
import io.stratos.host.breaker.BreakerAction;
import java.util.concurrent.CompletableFuture;

/// What a turn wants from its account.
public sealed interface TurnEffect {

    /// The gate let it through.
    record Approved(ApprovedIntent intent) implements TurnEffect {}

    /// The gate did not, and the strategy is told.
    record Denied(IntentRef ref, Intent intent, ReasonCode code) implements TurnEffect {}

    /// The instance halted: nobody is in charge any more of what was approved before.
    record Halted(ReasonCode code) implements TurnEffect {}

    /// A guest was rebuilt and never saw the event that ended the one before it; it is told what became of
    /// everything approved before.
    record Snapshot(int instrument) implements TurnEffect {}

    /// The instance's breaker opened, for more than holding it back at the gate.
    record Tripped(ReasonCode code, BreakerAction action) implements TurnEffect {}

    /// The instance runs no more turns in this process; said behind all of them.
    ///
    /// @param takesBack whether its entries are taken back, because nobody is in charge of them any more
    /// @param answer given once the account is done with it
    record Left(boolean takesBack, CompletableFuture<Boolean> answer) implements TurnEffect {}
}
