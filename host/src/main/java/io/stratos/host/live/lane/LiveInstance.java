package io.stratos.host.live.lane;

import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
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
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.Notice;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.quality.Flaw;
import io.stratos.state.Table;
import java.util.concurrent.CompletableFuture;

/// One instance in real time; start reading at [#doWork]. Its lane's thread alone touches it, but for
/// [#status].
///
/// Inputs come in this order: notices, execution events, timers, market data. What a turn did goes into a
/// group; the group goes to the ledger as soon as somebody waits for it; the account hears of it when it is
/// committed. Meanwhile the next turns run. What was not committed when the process dies did not happen.
public final class LiveInstance implements AutoCloseable {
    private final InstanceSetting parts;
    private final Steps steps;
    private final StrategyInstance strategy;
    private final Recovery recovery;
    private final Rebuild rebuild;
    private final StatusSnapshots snapshots;
    private final StagedExposure exposure;
    private final TurnGroup.Effects effects;
    private final TurnCommits commits;
    private final Steering steering;
    private final TurnInputs inputs;
    private Phase phase = Phase.TRADING;
    private HealthState health = HealthState.HEALTHY;
    private ReasonCode reason = ReasonCode.OK;
    private SafetyState toldSafety = SafetyState.NORMAL;
    private Given given = Given.NOTHING;
    private ReasonCode inputReason = ReasonCode.OK;
    private boolean waiting;
    private boolean stopAsked;
    private int newsLeft;
    private long startNanos;
    private long now;
    private long rebuildMark;
    private volatile InstanceStatus status;

    public LiveInstance(InstanceSetting parts) {
        this.parts = parts;
        steps = parts.steps();
        exposure = new StagedExposure(parts.link(), parts.prices());
        effects = new TurnGroup.Effects(exposure);
        strategy = new StrategyInstance(parts.spec(), exposure, effects, parts.metrics());
        commits = new TurnCommits(parts, strategy);
        steering = new Steering(parts, strategy);
        inputs = new TurnInputs(strategy, parts.link());
        recovery = new Recovery(strategy, parts.ledger().reader());
        rebuild = new Rebuild(recovery::rebuildAfterFault, parts.rebuilds(), parts.halt());
        snapshots = new StatusSnapshots(parts, strategy);
        status = statusNow();
    }

    /// Comes up, fresh or from its rows. Takes long, so not on the lane.
    ///
    /// @return what recovery found; an instance that must not run is at rest
    public Recovery.Outcome start(long nowNanos) {
        now = nowNanos;
        exposure.pin();
        steering.enforce();
        var stored = parts.ledger().reader().get(Table.INSTANCE, new InstanceRows(id()).position());
        if (stored == null) {
            startNanos = nowNanos;
            return started(recovery.start(startNanos));
        }
        var shell = LiveShell.decode(InstancePosition.decode(stored).shell());
        startNanos = shell.startNanos();
        health = shell.health();
        reason = shell.reason();
        inputReason = Flaw.isNamedBy(reason) ? reason : ReasonCode.OK;
        if (health == HealthState.HALTED) {
            return started(recovery.standStill());
        }
        long mark = parts.metrics().start();
        var outcome = started(recovery.start(startNanos));
        parts.metrics().restored(mark);
        return outcome;
    }

    private Recovery.Outcome started(Recovery.Outcome outcome) {
        now = Math.max(now, strategy.nowNanos());
        if (outcome instanceof Recovery.Outcome.Fresh) {
            endTurn();
            commits.group().urgent();
        } else if (outcome instanceof Recovery.Outcome.AtRest) {
            if (health != HealthState.HALTED) { // by its own health; else by its shell, which says why
                health = strategy.health().state();
                reason = strategy.health().reason();
            }
            comesUpAtRest();
        } else if (outcome instanceof Recovery.Outcome.Refused(var code, var _)) {
            health = HealthState.HALTED; // not kept: another start may find what is missing
            reason = code;
            comesUpAtRest();
        }
        status = statusNow();
        steps.reached(LiveStep.INSTANCE_STARTED);
        return outcome;
    }

    /// Nobody is in charge of its entries; an earlier process may have ended before the account heard of
    /// that.
    private void comesUpAtRest() {
        phase = Phase.AT_REST;
        parts.account().command(new AccountCommand.InstanceHalted(id(), reason));
    }

    public InstanceId id() {
        return parts.spec().id();
    }

    /// When it has something to do although nothing came: now while its guest thinks, else when a timer is due.
    long dueNanos() {
        if (phase == Phase.AT_REST) {
            return Long.MAX_VALUE;
        }
        return waiting ? Long.MIN_VALUE : strategy.timers().nextDueNanos();
    }

    public Lane lane() {
        return parts.lane();
    }

    /// Takes at most one input, and moves on whatever can move.
    int doWork(long nowNanos) {
        now = Math.max(now, nowNanos);
        int work = commits.takeResults();
        if (!offerRefused() || parts.halt().isTripped()) {
            return work;
        }
        work += steer();
        parts.market().passing(phase != Phase.TRADING || now < strategy.health().readyAtNanos());
        work += switch (phase) {
            case TRADING -> waiting ? poll() : takeInput();
            case FAULTED -> beginRebuild();
            case REBUILDING -> takeRebuilt();
            case AT_REST -> 0;
        };
        work += endGroup();
        if (work > 0) {
            status = statusNow();
        }
        return work;
    }

    /// Not while a turn is half done, nor while a guest is made on another thread.
    private int steer() {
        if (phase == Phase.AT_REST) {
            steering.refuse();
        } else if (!waiting && phase != Phase.REBUILDING && steering.work(now)) {
            judgeInput();
            commits.group().urgent();
            return 1;
        }
        return 0;
    }

    /// Bad input degrades as standard, and ends when the input is good again.
    private void judgeInput() {
        var why = steering.reason();
        if (why != inputReason) {
            recover(inputReason);
            inputReason = why;
        }
        if (why != ReasonCode.OK) {
            degrade(why);
        }
    }

    // --- inputs

    private int takeInput() {
        var notice = parts.link().nextNotice();
        if (notice != null) {
            return take(notice);
        }
        if (!commits.hasRoom()
                || !parts.account().hasRoom(parts.lane())
                || now < strategy.health().readyAtNanos()) {
            return 0; // after a fault the next turn waits: market data conflates, executions stay in the outbox
        }
        var safety = parts.link().view().safety();
        if (safety != toldSafety) {
            return tellSafety(safety);
        }
        if (stopAsked && newsLeft <= 0) {
            return shutDown();
        }
        var told = parts.link().executions().poll();
        if (told != null) {
            newsLeft--;
            steps.reached(LiveStep.EXECUTION_TAKEN);
            return deliver(told.event(), told.seq());
        }
        if (stopAsked) {
            return shutDown();
        }
        if (strategy.timers().nextDueNanos() <= now) {
            return fireTimer();
        }
        var event = parts.market().take();
        if (event == null) {
            return 0;
        }
        steps.reached(LiveStep.EVENT_TAKEN);
        return deliver(event, 0);
    }

    private int take(Notice notice) {
        steps.reached(LiveStep.NOTICE_TAKEN);
        switch (notice) {
            case Notice.Halt(var code) -> halt(code);
            case Notice.Tell(var event) -> deliver(event, 0);
        }
        return 1;
    }

    /// The interlock as the strategy knows it; told only where it wants to hear of it.
    private int tellSafety(SafetyState safety) {
        var previous = toldSafety;
        toldSafety = safety;
        if (!parts.spec().descriptor().capabilities().events().contains(EventKind.SAFETY)) {
            return 1;
        }
        var body = new EventBody.Safety(safety, previous, ReasonCode.OK.number());
        return deliver(new Event(new EventHeader(0, now, now, now, 0, 0), body), 0);
    }

    private int deliver(Event event, long outboxSeq) {
        var header = event.header();
        now = Math.max(now, header.receivedTimeNanos()); // the feed may have looked at the clock after this cycle did
        steering.delivered(event, now);
        var told = inputs.event(event, now);
        return run(new Given(Callback.EVENT, outboxSeq, header.instrument(), header.receivedTimeNanos()), told);
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
        settle(outcome);
        return outcome == TurnOutcome.WAITING ? 0 : 1;
    }

    private void settle(TurnOutcome outcome) {
        waiting = outcome == TurnOutcome.WAITING;
        if (waiting) {
            return;
        }
        steps.reached(LiveStep.TURN_DECIDED);
        commits.group().turn(now);
        steering.decided(outcome, parts.metrics().lastNanos());
        judgeInput();
        endTurn();
        if (given.outboxSeq() > 0) {
            strategy.consumed(given.outboxSeq());
            commits.group().urgent();
            steps.reached(LiveStep.EXECUTION_CONSUMED);
        }
        if (strategy.health().state() == HealthState.DEGRADED) {
            degrade(strategy.health().reason());
        }
        if (outcome == TurnOutcome.FAULTED) {
            parts.metrics().faulted(strategy.lastFault());
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

    private void endTurn() {
        var wanted = effects.take();
        steering.settle(wanted, now);
        if (!wanted.isEmpty()) {
            commits.group().effects.add(CommittedTurn.of(id(), strategy.cursor(), wanted));
            commits.group().urgent();
            steps.reached(LiveStep.TURN_WITH_EFFECTS);
        }
    }

    private void fail() {
        steps.reached(LiveStep.TURN_FAULTED);
        commits.group().urgent();
        health = HealthState.DEGRADED;
        reason = strategy.lastFault();
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
        health = HealthState.HALTED;
        reason = why;
        say(new TurnEffect.Halted(why));
        rest();
    }

    /// Tells the account something behind all its turns, once that is committed.
    private void say(TurnEffect word) {
        commits.group().effects.add(CommittedTurn.word(id(), strategy.cursor(), word));
        commits.group().urgent();
    }

    private void rest() {
        phase = Phase.AT_REST;
        waiting = false;
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
        var rebuilt = rebuild.outcome();
        if (rebuilt == null) {
            return 0;
        }
        steps.reached(LiveStep.GUEST_REBUILT);
        parts.metrics().restored(rebuildMark);
        phase = Phase.TRADING;
        if (rebuilt instanceof Recovery.Outcome.Refused(var code, var _)) {
            halt(code);
        } else if (given.outboxSeq() > 0 && given.instrument() != 0) {
            say(new TurnEffect.Snapshot(given.instrument()));
        }
        return 1;
    }

    // --- the ledger

    private int endGroup() {
        if (waiting || !commits.isDue(now, stopAsked)) {
            return 0;
        }
        steering.endGroup();
        return commits.end(new LiveShell(startNanos, health, reason)) ? 1 : 0;
    }

    /// While the ledger has no place, the instance is degraded and takes nothing.
    private boolean offerRefused() {
        if (!commits.offer()) {
            degrade(ReasonCode.LEDGER_BACKPRESSURE);
            return false;
        }
        recover(ReasonCode.LEDGER_BACKPRESSURE);
        return true;
    }

    private void degrade(ReasonCode why) {
        if (health == HealthState.HEALTHY) {
            health = HealthState.DEGRADED;
            reason = why;
            status = statusNow();
        }
    }

    private void recover(ReasonCode from) {
        if (health == HealthState.DEGRADED && reason == from) {
            health = HealthState.HEALTHY;
            reason = ReasonCode.OK;
            status = statusNow();
        }
    }

    // --- for others

    /// Shuts the strategy down once what waits for it is delivered. Lane's thread.
    void stop() {
        if (!stopAsked) {
            stopAsked = true;
            newsLeft = parts.link().executions().size(); // what it causes from now on waits for the next start
        }
    }

    boolean isStopped() {
        return status.phase() == Phase.AT_REST && status.isCommitted();
    }

    /// Puts something in front of all other inputs. Safe from any thread.
    public void notify(Notice notice) {
        parts.link().notify(notice);
    }

    /// As of the last cycle that did something, with the interlock as it is now. Safe from any thread.
    public InstanceStatus status() {
        return status.under(parts.link().view().safety());
    }

    /// What its account said last. Safe from any thread.
    public AccountView view() {
        return parts.link().view();
    }

    /// How its breaker stands. Safe from any thread.
    public BreakerView breaker() {
        return steering.breaker().view();
    }

    /// An operator closes its breaker, before the next input. Safe from any thread.
    ///
    /// @param actor who, from the caller's token
    /// @param note why
    public CompletableFuture<BreakerReset> resetBreaker(String actor, String note) {
        return steering.breaker().ask(actor, note);
    }

    private InstanceStatus statusNow() {
        return snapshots.take(phase, health, reason, commits.isDone());
    }

    /// What the strategy did, for its lane's thread and for who holds a stopped host.
    public StrategyInstance strategy() {
        return strategy;
    }

    @Override
    public void close() {
        strategy.close();
    }
}
