package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.host.breaker.BreakerAction;
import java.util.concurrent.CompletableFuture;

/// What operators and lanes want of an account, beside turns.
public sealed interface AccountCommand {

    /// Change the interlock. The answer comes as soon as it holds, before it is committed.
    record Safety(SafetyCommand command, CompletableFuture<SafetyChange> answer) implements AccountCommand {}

    /// Compare with the venue.
    record Reconcile(Cause cause) implements AccountCommand {}

    /// An instance halted: nobody is in charge of its entries any more.
    record InstanceHalted(InstanceId instance, ReasonCode code) implements AccountCommand {}

    /// An instance comes up with an open breaker: what it stands for must hold.
    record Tripped(InstanceId instance, ReasonCode code, BreakerAction action) implements AccountCommand {}

    /// A guest was rebuilt and never saw the event that ended the one before it.
    record Snapshot(InstanceId instance, int instrument) implements AccountCommand {}
}
