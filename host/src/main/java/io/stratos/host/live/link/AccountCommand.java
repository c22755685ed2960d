package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.host.breaker.BreakerAction;
import java.util.concurrent.CompletableFuture;

/// What operators and lanes want of an account, beside turns.
public sealed interface AccountCommand {

    /// Change the interlock. It holds at once, and is answered once it is committed: then it holds after a
    /// restart too. The answer fails with [NotDurableException] if that does not come to pass.
    record Safety(SafetyCommand command, CompletableFuture<SafetyChange> answer) implements AccountCommand {}

    /// Decide by hand what reconciliation cannot; answered as [Safety], with `OK` or why not.
    record Judge(Judgement judgement, String actor, String note, CompletableFuture<ReasonCode> answer)
            implements AccountCommand {}

    /// Compare with the venue; answered with the verdict of the first comparison that begins from now on, once it is
    /// committed.
    record Reconcile(CompletableFuture<Verdict> answer) implements AccountCommand {}

    /// An instance comes up halted: nobody is in charge of its entries. An earlier process may have ended
    /// before the account heard of it.
    record InstanceHalted(InstanceId instance, ReasonCode code) implements AccountCommand {}

    /// An instance comes up with an open breaker: what it stands for must hold.
    record Tripped(InstanceId instance, ReasonCode code, BreakerAction action) implements AccountCommand {}

    /// An instance is started while the account works; answered once the link shows what the account knows.
    record Joins(InstanceLink link, CompletableFuture<Boolean> answer) implements AccountCommand {}
}
