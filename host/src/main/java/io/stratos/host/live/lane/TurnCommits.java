package io.stratos.host.live.lane;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.state.CommitResult;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The way of one instance's turns to the ledger: fills a group, hands it over without waiting, and hands
/// what it wants to the account once it is committed.
///
/// | a group is | until |
/// | --- | --- |
/// | filled | somebody waits for it, or it is full or old |
/// | refused | the ledger's ring has a place; the instance takes no inputs meanwhile |
/// | on its way | the ledger's writer tells what became of it |
final class TurnCommits {
    /// Groups on their way; at the limit the instance takes no more inputs and market data conflates.
    private static final int IN_FLIGHT_MAX = 8;

    /// The same on Compute, whose groups go behind all others: what waits there is live memory, which each collection
    /// copies while LL stands still.
    private static final int IN_FLIGHT_MAX_COMPUTE = 2;

    /// Quiet turns are committed together, after so many or the time that the setting says.
    private static final int QUIET_TURNS_MAX = 256;

    /// Turns that the account hears nothing of: what it would read again at the next start.
    private static final int UNTOLD_TURNS_MAX = 4_096;

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final TurnGroup.Effects effects;
    private final ConcurrentLinkedQueue<CommitResult> results = new ConcurrentLinkedQueue<>();
    private TurnGroup group;
    private @Nullable TurnGroup refused;
    private int inFlight;
    private int untold;

    TurnCommits(InstanceSetting parts, StrategyInstance strategy, TurnGroup.Effects effects) {
        this.parts = parts;
        this.strategy = strategy;
        this.effects = effects;
        group = new TurnGroup(parts.lane());
        strategy.writeTo(group.batch);
    }

    /// What is being filled.
    TurnGroup group() {
        return group;
    }

    /// What the turn just run wants goes to the account with it, and what its steering makes of it behind
    /// that.
    void want(Steering steering, long nowNanos) {
        var wanted = effects.take();
        steering.settle(wanted, nowNanos);
        group.asks(steering.services().take());
        untold++;
        if (wanted.isEmpty() && untold < UNTOLD_TURNS_MAX) {
            return;
        }
        untold = 0;
        group.effects.add(CommittedTurn.of(strategy.spec().id(), strategy.cursor(), wanted));
        if (!wanted.isEmpty()) {
            group.urgent();
            parts.steps().reached(LiveStep.TURN_WITH_EFFECTS);
        }
    }

    /// What its steering makes of something that is no turn.
    void wantBehind(Steering steering, long nowNanos) {
        var wanted = effects.take();
        steering.settle(wanted, nowNanos);
        wanted.forEach(this::say);
    }

    /// Tells the account something behind all turns so far, once that is committed.
    void say(TurnEffect word) {
        group.effects.add(CommittedTurn.word(strategy.spec().id(), strategy.cursor(), word));
        group.urgent();
    }

    boolean hasRoom() {
        return inFlight < (parts.lane() == Lane.COMPUTE ? IN_FLIGHT_MAX_COMPUTE : IN_FLIGHT_MAX);
    }

    /// Whether all that was done so far is committed, quiet turns that nobody waits for aside.
    boolean isDone() {
        return inFlight == 0 && refused == null && !group.isUrgent();
    }

    /// Takes note of what the ledger told.
    ///
    /// @return how many groups it was
    int takeResults() {
        if (inFlight == 0) {
            return 0; // a lane looks at many instances that did nothing for long
        }
        int work = 0;
        while (results.poll() != null) {
            inFlight--;
            work++;
        }
        return work;
    }

    /// Whether the group should go to the ledger now.
    boolean isDue(long nowNanos, boolean isStopping) {
        boolean isOld = group.turns() >= QUIET_TURNS_MAX
                || (group.turns() > 0 && (isStopping || nowNanos - group.firstNanos() >= parts.quietNanos()));
        return group.isUrgent() || isOld;
    }

    /// Ends the group; never with a turn half done.
    ///
    /// @return whether the ledger took it
    boolean end(LiveShell shell) {
        strategy.endGroup(shell.encode());
        parts.steps().reached(LiveStep.LANE_GROUP_ENDED);
        refused = group;
        group = new TurnGroup(parts.lane());
        strategy.writeTo(group.batch);
        return offer();
    }

    /// Hands over what the ledger refused before.
    ///
    /// @return false while its ring has no place
    boolean offer() {
        var offered = refused;
        if (offered == null) {
            return true;
        }
        if (!parts.ledger().offer(offered.batch, (_, result) -> committed(offered, result))) {
            return false;
        }
        refused = null;
        inFlight++;
        parts.steps().reached(LiveStep.LANE_GROUP_OFFERED);
        return true;
    }

    /// On the ledger's writer thread: what the turns wanted goes to the account now, and only now.
    private void committed(TurnGroup done, CommitResult result) {
        switch (result) {
            case CommitResult.Failed(var code, var detail) -> {
                parts.halt().trip(code, detail, null);
                answer(done, code);
            }
            case CommitResult.Committed committed
            when !committed.fenced().isEmpty() -> {
                parts.halt().trip(ReasonCode.STA_FENCED, "a newer holder writes to this data directory", null);
                answer(done, ReasonCode.STA_FENCED);
            }
            case CommitResult.Committed _ -> {
                parts.steps().reached(LiveStep.LANE_GROUP_COMMITTED);
                parts.account().committed(parts.lane(), done.effects);
                done.calls.forEach(parts.services()::submit);
                answer(done, ReasonCode.OK);
            }
        }
        results.add(result);
        parts.bell().ring();
    }

    private static void answer(TurnGroup done, ReasonCode code) {
        done.answers.forEach(answer -> answer.accept(code));
    }
}
