package io.stratos.host.live.lane;

import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.Callback;
import io.stratos.host.lane.InstancePosition;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.Notice;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.state.Table;
import org.jspecify.annotations.Nullable;

/// One instance in real time; start reading at [#doWork]. Its lane's thread alone touches it, but for
/// [#status].
///
/// Inputs come in this order: notices, execution events, timers, what services answered in turn with market
/// data. What a turn did goes into a group; the group goes to the ledger as soon as somebody waits for it;
/// the account hears of it when it is committed. Meanwhile the next turns run.
public final class LiveInstance implements AutoCloseable {
    private final InstanceSetting parts;
    private final Steps steps;
    private final StrategyInstance strategy;
    private final Recovery recovery;
    private final Rebuild rebuild;
    private final Standing standing;
    private final StagedExposure exposure;
    private final TurnCommits commits;
    private final Steering steering;
    private final ServiceBook services;
    private final TurnInputs inputs;
    private Phase phase = Phase.STARTING;
    private Given given = Given.NOTHING;
    private boolean waiting;
    private boolean renewing;
    private boolean heldBack;
    private final Drain drain = new Drain();
    private long startNanos;
    private long now;
    private long rebuildMark;

    public LiveInstance(InstanceSetting parts) {
        this.parts = parts;
        steps = parts.steps();
        exposure = new StagedExposure(parts.link(), parts.prices());
        var effects = new TurnGroup.Effects(exposure);
        strategy = new StrategyInstance(parts.spec(), exposure, effects, parts.metrics());
        commits = new TurnCommits(parts, strategy, effects);
        steering = new Steering(parts, strategy, commits);
        services = steering.services();
        effects.asks(services);
        recovery = new Recovery(strategy, parts.ledger().reader());
        rebuild = new Rebuild(recovery::make, parts.rebuilds(), parts.clock(), parts.bell(), parts.halt());
        inputs = new TurnInputs(strategy, parts.link());
        standing = new Standing(parts, strategy);
    }

    /// Comes up, fresh or from its rows, before its lane works; takes nothing until its guest is made.
    public void start(long nowNanos) {
        start(nowNanos, Revival.NOBODY);
    }

    /// The same for an operator, whose word ends what had halted it.
    public void start(long nowNanos, Revival by) {
        now = nowNanos;
        exposure.pin();
        steering.enforce();
        startNanos = nowNanos;
        var stored = parts.ledger().reader().get(Table.INSTANCE, new InstanceRows(id()).position());
        steering.takeOver(stored, nowNanos);
        if (stored != null) {
            var shell = LiveShell.decode(InstancePosition.decode(stored).shell());
            startNanos = shell.startNanos();
            standing.restore(shell);
        }
        var rest = standing.health() == HealthState.HALTED ? recovery.standStill() : recovery.prepare(startNanos);
        if (by.apply(strategy, standing, steering, parts.link(), commits, now)) {
            boolean _ = commits.end(shell()); // before a guest is made: one that cannot be is no part of it
            rest = standing.health() == HealthState.HALTED ? rest : recovery.prepare(startNanos);
        }
        if (rest != null) {
            started(rest);
            return;
        }
        rebuildMark = parts.metrics().start();
        rebuild.begin();
        takeStarted();
    }

    private int takeStarted() {
        var outcome = made();
        if (outcome != null) {
            started(outcome);
        }
        return outcome == null ? 0 : 1;
    }

    private Recovery.@Nullable Outcome made() {
        var made = rebuild.outcome();
        exposure.pin();
        return made == null ? null : recovery.take(made);
    }

    private void started(Recovery.Outcome outcome) {
        now = Math.max(now, strategy.nowNanos());
        phase = Phase.TRADING;
        switch (outcome) {
            case Recovery.Outcome.Fresh _ -> {
                inputs.startsAnew();
                steering.startsAnew();
                commits.want(steering, now);
                commits.group().urgent();
            }
            case Recovery.Outcome.Resumed _ -> {
                parts.metrics().restored(rebuildMark);
                if (steering.cameUp(now)) {
                    standing.is(strategy.health().state(), strategy.health().reason());
                    commits.group().urgent();
                }
            }
            case Recovery.Outcome.AtRest _ -> {
                if (standing.health() != HealthState.HALTED) { // by its own health; else by its shell, which says why
                    standing.is(strategy.health().state(), strategy.health().reason());
                }
                comesUpAtRest();
            }
            case Recovery.Outcome.Refused(var code, var _) -> {
                standing.is(HealthState.HALTED, code); // not kept: another start may find what is missing
                comesUpAtRest();
            }
        }
        look();
        steps.reached(LiveStep.INSTANCE_STARTED);
    }

    /// Nobody is in charge of its entries; an earlier process may have ended before the account heard of
    /// that.
    private void comesUpAtRest() {
        phase = Phase.AT_REST;
        parts.account().command(new AccountCommand.InstanceHalted(id(), standing.reason()));
    }

    public InstanceId id() {
        return parts.spec().id();
    }

    /// When it has something to do although nothing came: now if nobody rings for the end of what it waits for.
    long dueNanos() {
        if (waiting || renewing || heldBack || phase != Phase.TRADING) {
            return heldBack || phase == Phase.TRADING
                    ? Long.MIN_VALUE
                    : Long.MAX_VALUE; // the bell rings when a guest is made
        }
        return isHeldOff()
                ? strategy.health().readyAtNanos()
                : Math.min(strategy.timers().nextDueNanos(), services.dueNanos());
    }

    /// Takes at most one input, and moves on whatever can move.
    int doWork(long nowNanos) {
        now = Math.max(now, nowNanos);
        int work = commits.takeResults();
        boolean isTaken = offerRefused();
        heldBack = !isTaken;
        if (steering.isOver() || !isTaken) {
            return work;
        }
        if (!waiting && steering.steer(phase, standing, now)) { // a turn that is half done is bounded by its deadline
            commits.group().urgent();
            work++;
        }
        parts.market().passing(phase != Phase.TRADING || isHeldOff() || steering.isHalted());
        work += endsAtOnce() ? 1 : step();
        work += endGroup();
        if (work > 0) {
            look();
        }
        return work;
    }

    private int step() {
        return switch (phase) {
            case STARTING -> takeStarted();
            case TRADING -> waiting || renewing ? poll() : takeInput();
            case FAULTED -> beginRebuild();
            case REBUILDING -> takeRebuilt();
            case AT_REST -> 0;
        };
    }

    /// A word that it must halt is obeyed wherever it stands, and so is a stop where it has no guest: one
    /// that is being made is not waited for. Not while a turn is half done, which its deadline bounds.
    private boolean endsAtOnce() {
        if (waiting || phase == Phase.AT_REST) {
            return false;
        }
        var word = phase == Phase.STARTING ? null : parts.link().nextHalt();
        if (word == null && (!drain.isAsked() || phase == Phase.TRADING)) {
            return false;
        }
        rebuild.abandon();
        if (word != null) {
            steps.reached(LiveStep.NOTICE_TAKEN);
            halt(word.code());
        } else if (phase == Phase.STARTING) {
            phase = Phase.AT_REST; // nothing is written: the next start finds what this one found
        } else {
            rest();
        }
        return true;
    }

    // --- inputs

    /// After a fault the next turn waits: market data conflates, notices and executions stay where they
    /// are. A stop does not wait: what was not told is told after the next start.
    private int takeInput() {
        var notice = isHeldOff() ? null : parts.link().nextNotice();
        if (notice != null) {
            steps.reached(LiveStep.NOTICE_TAKEN);
            return deliver(notice.event(), 0);
        }
        if (!commits.hasRoom()) {
            return 0;
        }
        heldBack = !parts.account().hasRoom(parts.lane());
        if (heldBack) {
            return 0;
        }
        if (isHeldOff()) {
            return drain.isAsked() ? shutDown() : 0;
        }
        var safety = inputs.safety(now);
        if (safety != null) {
            return deliver(safety, 0);
        }
        if (!drain.isAsked() && steering.isHalted()) {
            return 0;
        }
        heldBack = !drain.isAsked() && !steering.isServed(now);
        if (heldBack) {
            return 0;
        }
        if (drain.isAsked() && drain.isOver(parts.clock().nowNanos())) {
            return shutDown();
        }
        if (steering.config().isDue()) {
            return deliver(steering.config().begin(now), 0);
        }
        var told = parts.link().executions().poll();
        if (told != null) {
            drain.told();
            steps.reached(LiveStep.EXECUTION_TAKEN);
            return deliver(told.event(), told.seq());
        }
        if (drain.isAsked()) {
            return shutDown();
        }
        if (strategy.timers().nextDueNanos() <= now) {
            return fireTimer();
        }
        var event = services.takeWith(parts.market(), now);
        if (services.mustStop()) {
            halt(ReasonCode.SVC_JAMMED);
            return 1;
        }
        if (event == null) {
            return 0;
        }
        steps.reached(LiveStep.EVENT_TAKEN);
        return deliver(steering.config().orBefore(event, now), 0);
    }

    private boolean isHeldOff() {
        return now < strategy.health().readyAtNanos();
    }

    private int deliver(Event event, long outboxSeq) {
        var header = event.header();
        now = Math.max(now, header.receivedTimeNanos()); // the feed may have looked at the clock after this cycle did
        steering.delivered(event, now);
        var what = new Given(Callback.EVENT, outboxSeq, header.instrument(), header.receivedTimeNanos());
        return run(what, inputs.event(event, now));
    }

    private int fireTimer() {
        steps.reached(LiveStep.TIMER_TAKEN);
        long due = strategy.timers().nextDueNanos();
        return run(new Given(Callback.TIMER, 0, 0, due), inputs.timer(now));
    }

    private int shutDown() {
        steps.reached(LiveStep.SHUTDOWN_BEGUN);
        return run(new Given(Callback.SHUTDOWN, 0, 0, now), inputs.shutdown(now));
    }

    // --- the turn

    private int run(Given what, WireWriter input) {
        given = what;
        steering.begins(now);
        exposure.pin();
        settle(strategy.turn(what.callback(), now, input));
        return 1;
    }

    private int poll() {
        exposure.pin();
        var outcome = strategy.poll();
        if (renewing) {
            return renewed(outcome);
        }
        settle(outcome);
        return outcome == TurnOutcome.WAITING ? 0 : 1;
    }

    /// The turn is over and on its way; its guest starts anew from the checkpoint that came with it.
    private int renewed(TurnOutcome outcome) {
        if (outcome == TurnOutcome.RENEWING) {
            return 0;
        }
        renewing = false;
        if (outcome == TurnOutcome.FAULTED) {
            steering.failed(outcome);
            commits.wantBehind(steering, now);
            fail();
        }
        return 1;
    }

    private void settle(TurnOutcome outcome) {
        waiting = outcome == TurnOutcome.WAITING;
        if (waiting) {
            return;
        }
        renewing = outcome == TurnOutcome.RENEWING;
        steps.reached(LiveStep.TURN_DECIDED);
        inputs.decided(outcome);
        commits.group().turn(now);
        steering.decided(outcome, given, parts.metrics().lastNanos(), now);
        standing.hears(steering.reason());
        commits.want(steering, now);
        if (given.outboxSeq() > 0) {
            strategy.consumed(given.outboxSeq());
            commits.group().urgent();
            steps.reached(LiveStep.EXECUTION_CONSUMED);
        }
        if (strategy.health().state() == HealthState.DEGRADED) {
            standing.degrade(strategy.health().reason());
        }
        parts.metrics().settled(given.sinceNanos());
        if (outcome == TurnOutcome.FAULTED) {
            fail();
        } else if (strategy.health().isHalted()) {
            halt(strategy.health().reason());
        } else if (given.callback() == Callback.SHUTDOWN) {
            steps.reached(LiveStep.SHUTDOWN_DECIDED);
            rest();
            steps.reached(LiveStep.INSTANCE_STOPPED);
        }
    }

    private void fail() {
        steps.reached(LiveStep.TURN_FAULTED);
        parts.metrics().faulted(strategy.lastFault());
        commits.group().urgent();
        standing.is(HealthState.DEGRADED, strategy.lastFault());
        if (given.callback() == Callback.SHUTDOWN) {
            rest(); // it stops anyway; what it knew is in its last checkpoint and deliveries
        } else if (strategy.health().isHalted()) {
            halt(strategy.health().reason());
        } else {
            phase = Phase.FAULTED;
        }
    }

    /// Stops the strategy; nobody is in charge of its entries any more, so they are taken back, also those
    /// that are still on their way.
    private void halt(ReasonCode why) {
        standing.is(HealthState.HALTED, why);
        strategy.health().halt(why); // told in the journal, unless it was by itself
        commits.say(new TurnEffect.Halted(why));
        rest();
    }

    private void rest() {
        phase = Phase.AT_REST;
        waiting = false;
        renewing = false;
        commits.group().urgent();
        strategy.close();
    }

    // --- a new guest after a fault

    /// Everything it did is committed first: the new guest is made from what is in the ledger.
    private int beginRebuild() {
        if (!commits.isDone()) {
            return 0;
        }
        steps.reached(LiveStep.GUEST_REBUILDING);
        rebuildMark = parts.metrics().start();
        phase = Phase.REBUILDING;
        rebuild.begin();
        return 1;
    }

    private int takeRebuilt() {
        var rebuilt = made();
        if (rebuilt == null) {
            return 0;
        }
        steps.reached(LiveStep.GUEST_REBUILT);
        parts.metrics().restored(rebuildMark);
        strategy.health().rebuilt(now);
        phase = Phase.TRADING;
        if (rebuilt instanceof Recovery.Outcome.Refused(var code, var _)) {
            halt(code);
        } else if (given.outboxSeq() > 0 && given.instrument() != 0) {
            commits.say(new TurnEffect.Snapshot(given.instrument()));
        }
        return 1;
    }

    private int endGroup() {
        if (waiting || !commits.isDue(now, drain.isAsked())) {
            return 0;
        }
        steering.endGroup();
        return commits.end(shell()) ? 1 : 0;
    }

    private LiveShell shell() {
        return new LiveShell(startNanos, standing.health(), standing.reason());
    }

    /// While the ledger has no place, the instance is degraded and takes nothing.
    private boolean offerRefused() {
        boolean isTaken = commits.offer();
        if (standing.presses(!isTaken, parts.link().isBehind())) {
            look();
        }
        return isTaken;
    }

    /// Shuts the strategy down once what waits for it is delivered, or was for long enough. Lane's thread.
    void stop() {
        drain.begin(parts.link().executions().size(), parts.clock().nowNanos());
    }

    boolean isStopped() {
        return standing.isStopped();
    }

    /// Puts something in front of all other inputs; false if too much waits there. Safe from any thread.
    public boolean notify(Notice notice) {
        return parts.link().notify(notice);
    }

    /// As of the last cycle that did something, with the interlock as it is now. Safe from any thread.
    public InstanceStatus status() {
        return standing.status().under(parts.link().view().safety());
    }

    /// What its account said last. Safe from any thread.
    public AccountView view() {
        return parts.link().view();
    }

    /// What steers it, for operators.
    public Steering steering() {
        return steering;
    }

    private void look() {
        standing.suspend(steering.isHalted() ? steering.objective().reason() : ReasonCode.OK);
        standing.tell(phase, commits.isDone());
    }

    /// What the strategy did, for its lane's thread and for who holds a stopped host.
    public StrategyInstance strategy() {
        return strategy;
    }

    /// Nobody waits for a guest that is being made.
    @Override
    public void close() {
        rebuild.abandon();
        strategy.close();
    }
}
