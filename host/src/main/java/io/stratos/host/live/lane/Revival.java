package io.stratos.host.live.lane;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.state.RecordKind;
import java.util.concurrent.CompletableFuture;

/// An operator starts an instance, and with it what had halted or degraded it ends (SPEC M-9, M-14).
///
/// | it was | it comes back |
/// | --- | --- |
/// | halted by its faults, a limit, its guest | degraded, held to reducing for a restart window, windows counted anew |
/// | halted by jammed services | as well, and they are asked anew |
/// | halted by its objectives | with low priority, as after their reset |
/// | degraded by its own doing | healthy |
/// | halted for a key with two bodies, or told so and not yet halted for it | not at all |
///
/// The interlock and its breaker stay as they are: each has an act of its own. All that changes is one batch with
/// the note of who and why, written before a guest is made: a process that ends finds the one or the other.
///
/// @param actor who, from the caller's token
/// @param note why
/// @param kept answered once what became of it is in the ledger; with false if it stays halted
public record Revival(String actor, String note, CompletableFuture<Boolean> kept) {

    /// Nobody: the host starts, and everything is as it was.
    static final Revival NOBODY = by("", "");

    public static Revival by(String actor, String note) {
        return new Revival(actor, note, new CompletableFuture<>());
    }

    /// Changes what the instance's rows left, once they were taken over.
    ///
    /// @return whether something is to be written
    boolean apply(
            StrategyInstance strategy,
            Standing standing,
            Steering steering,
            InstanceLink link,
            TurnCommits commits,
            long nowNanos) {
        if (actor.isEmpty()) {
            return false;
        }
        boolean isHalted = standing.health() == HealthState.HALTED;
        var word = link.waitingHalt();
        if (word != null) {
            return isHalted && staysHalted(strategy, standing, commits, word.code(), nowNanos);
        }
        if (isHalted && standing.reason() == ReasonCode.IDM_CONFLICT) {
            return staysHalted(strategy, standing, commits, ReasonCode.IDM_CONFLICT, nowNanos);
        }
        var before = standing.health();
        boolean wasHeld = steering.revive(this, nowNanos);
        if (isHalted) {
            strategy.health().halt(standing.reason()); // where only the shell says so
            steering.services().revive();
        }
        boolean isBetter = strategy.health().state() != HealthState.HEALTHY;
        strategy.healthAt(nowNanos).revive(strategy.nowNanos());
        if (isBetter && !Steering.gives(standing.reason())) {
            standing.is(strategy.health().state(), strategy.health().reason());
        }
        if (!isBetter && !wasHeld) {
            boolean _ = kept.complete(true);
            return false;
        }
        standing.hears(steering.reason());
        tell(strategy, "revived from " + before, ReasonCode.RES_REVIVED, nowNanos);
        answer(commits, true);
        return true;
    }

    /// What the account said is heard here, and obeyed: the next life finds it in the instance's own rows.
    private boolean staysHalted(
            StrategyInstance strategy, Standing standing, TurnCommits commits, ReasonCode why, long nowNanos) {
        standing.is(HealthState.HALTED, why);
        commits.say(new TurnEffect.Halted(why));
        tell(strategy, "not revived", why, nowNanos);
        answer(commits, false);
        return true;
    }

    private void tell(StrategyInstance strategy, String what, ReasonCode code, long nowNanos) {
        var subject = what + " " + strategy.spec().id() + " by " + actor + ": " + note;
        var record = new NoteRecord(subject, code, strategy.cursor());
        strategy.tell(RecordKind.NOTE, record.encode(), nowNanos);
    }

    private void answer(TurnCommits commits, boolean isBack) {
        commits.group().answers.add(code -> {
            if (code == ReasonCode.OK) {
                kept.complete(isBack);
            } else {
                kept.completeExceptionally(new NotDurableException(code));
            }
        });
    }
}
