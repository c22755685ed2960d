package io.stratos.host.live.account;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.link.AccountCommand;

/// Changes the interlock of an account: in memory first, so that it holds for everything that has not left yet, then
/// the entries at the venue are asked back.
final class SafetyDesk {
    private final AccountCore core;
    private final AccountDesk desk;
    private final Steps steps;

    SafetyDesk(AccountCore core, AccountDesk desk, Steps steps) {
        this.core = core;
        this.desk = desk;
        this.steps = steps;
    }

    /// Answers as soon as the change holds. A commit that fails later leaves it tight, and halts trading anyway.
    void set(AccountCommand.Safety asked, long nowNanos) {
        var command = asked.command();
        var change = core.setSafety(command, nowNanos);
        steps.reached(LiveStep.SAFETY_SET);
        if (change instanceof SafetyChange.Applied(var previous, var state)
                && state.compareTo(previous) > 0
                && state.compareTo(SafetyState.CLOSE_ONLY) >= 0) {
            core.cancelEntries(command.scope(), nowNanos);
            if (state == SafetyState.FLATTEN) {
                desk.group().effects.add(new Effect.Flatten(command.scope()));
            }
            steps.reached(LiveStep.SAFETY_CANCELS_ASKED);
        }
        asked.answer().complete(change);
        steps.reached(LiveStep.SAFETY_ANSWERED);
    }
}
