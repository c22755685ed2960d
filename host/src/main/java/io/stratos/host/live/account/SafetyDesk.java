package io.stratos.host.live.account;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.link.AccountCommand;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes the interlock of an account: in memory first, so that it holds for everything that has not left
/// yet, then the entries at the venue are asked back.
final class SafetyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SafetyDesk.class);

    /// Who tightens when a breaker opens.
    private static final String BREAKER = "breaker";

    /// Who tightens when a venue's adapter breaks.
    private static final String ADAPTER = "adapter";
    /// Who tightens while the ledger's writes are slow, and loosens when they are quick again.
    private static final String LEDGER = "ledger";

    private static final SafetyScope HOST = new SafetyScope.Host();

    private final AccountCore core;
    private final AccountDesk desk;
    private final OpenAnswers answers;
    private final Steps steps;
    /// Whether the host's SAFE_MODE is the ledger's alone: nobody said anything of that scope since.
    private boolean isStalled;

    SafetyDesk(AccountCore core, AccountDesk desk, OpenAnswers answers, Steps steps) {
        this.core = core;
        this.desk = desk;
        this.answers = answers;
        this.steps = steps;
    }

    /// Does for an instance whose breaker opened what its lane cannot: takes its entries back, or closes
    /// what it holds. Flat stays flat: the interlock of the instance is loosened by an operator, not by the
    /// breaker.
    void breakerOpened(InstanceId instance, ReasonCode why, BreakerAction action, long nowNanos) {
        if (action.closesThePosition()) {
            var flatten =
                    new SafetyCommand(new SafetyScope.Instance(instance), SafetyState.FLATTEN, why, BREAKER, false);
            set(new AccountCommand.Safety(flatten, new CompletableFuture<>()), nowNanos);
        } else if (action.takesOrdersBack()) {
            core.cancelOrders(instance, true, nowNanos);
        }
    }

    /// The adapter broke: nobody knows any more what the venue hears and says. The account halts until an operator
    /// loosens it by name; its entries are asked back, and it goes on asking the venue.
    void adapterBroke(AccountId account, String call, long nowNanos) {
        var halt = new SafetyCommand(
                new SafetyScope.Account(account), SafetyState.HALT, ReasonCode.EXE_ADAPTER, ADAPTER, false, call);
        set(new AccountCommand.Safety(halt, new CompletableFuture<>()), nowNanos);
    }

    /// The ledger is slow: no new risk, as long as it is. What is tighter already stays; said again it undoes what was
    /// loosened meanwhile.
    void stalled(long nowNanos) {
        var command = new SafetyCommand(HOST, SafetyState.SAFE_MODE, ReasonCode.STA_WRITE_STALL, LEDGER, false);
        if (core.setSafety(command, nowNanos) instanceof SafetyChange.Applied) {
            isStalled = true;
            desk.group().touch();
        }
    }

    /// The ledger is quick again: what [#stalled] tightened is loosened, if the account is reconciled and has nothing
    /// of unknown outcome.
    ///
    /// @return whether nothing of it is left
    boolean flowing(long nowNanos) {
        if (isStalled) {
            var command = new SafetyCommand(
                    HOST, SafetyState.NORMAL, ReasonCode.STA_WRITE_STALL, LEDGER, true, "writes are quick again");
            isStalled = core.setSafety(command, nowNanos) instanceof SafetyChange.Refused;
            if (!isStalled) {
                desk.group().touch();
            }
        }
        return !isStalled;
    }

    /// Holds at once, and answers with the commit. A commit that fails leaves it tight, and halts trading
    /// anyway.
    void set(AccountCommand.Safety asked, long nowNanos) {
        var command = asked.command();
        isStalled &= !command.scope().equals(HOST);
        var change = core.setSafety(command, nowNanos);
        steps.reached(LiveStep.SAFETY_SET);
        if (change instanceof SafetyChange.Applied applied && applied.state().compareTo(SafetyState.CLOSE_ONLY) >= 0) {
            core.cancelEntries(command.scope(), nowNanos);
            if (applied.state() == SafetyState.FLATTEN) { // out of HALT too: whoever asks for it wants it closed
                desk.group().effects.add(new Effect.Flatten(command.scope()));
            }
            steps.reached(LiveStep.SAFETY_CANCELS_ASKED);
        }
        answers.whenCommitted(asked.answer(), change);
    }

    /// Begins to close for scopes in FLATTEN of which nobody said so: the process ended between the change and that.
    /// Called while no change is on its way to the ledger.
    ///
    /// @param seq of the journal, all changes included
    /// @return the scopes
    List<String> beginFlattening(long seq) {
        var scopes = core.flattenWithoutCause();
        for (var scope : scopes) {
            core.flatten(SafetyScope.parse(scope), seq);
            desk.group().touch();
        }
        return scopes;
    }

    /// As [#beginFlattening], of what the running host should have begun and did not.
    void flattenForgotten(long seq) {
        for (var scope : beginFlattening(seq)) {
            LOG.error("{}: nothing closed for {}; it begins now", ReasonCode.SAF_FLATTEN, scope);
        }
    }
}
