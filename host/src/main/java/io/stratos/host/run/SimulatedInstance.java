package io.stratos.host.run;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.rows.RowSink;
import io.stratos.gate.Callback;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;

/// One instance in simulated time: its turns, and what is on its way to it.
///
/// Of things that are due at one instant, the order is: an execution event, a timer, the market.
final class SimulatedInstance implements AutoCloseable {
    /// Keeps the last group as small as the others.
    private static final int NEWS_AT_END_MAX = 1_000;

    private final StrategyInstance strategy;
    private final SimulatedAccount home;
    private final InstanceDesk desk;
    private final TapeFeed atStrategy;
    private final long marketLatencyNanos;
    private final Outbox outbox;
    private final GapMarks gaps;
    private final WireWriter input = new WireWriter(1 << 12);
    private final InputEncoder encoder = new InputEncoder(input);
    private ShellPosition.Phase phase;
    private boolean stopped;

    /// @param from where it goes on
    SimulatedInstance(
            StrategyInstance strategy,
            SimulatedAccount home,
            InstanceDesk desk,
            Outbox outbox,
            TapeFeed atStrategy,
            long marketLatencyNanos,
            ShellPosition from) {
        this.strategy = strategy;
        this.home = home;
        this.desk = desk;
        this.outbox = outbox;
        this.atStrategy = atStrategy;
        this.marketLatencyNanos = marketLatencyNanos;
        gaps = new GapMarks(from);
        phase = from.phase();
        stopped = strategy.health().isHalted();
    }

    StrategyInstance strategy() {
        return strategy;
    }

    AccountCore account() {
        return home.core();
    }

    /// Tape records that passed while it was waiting to be rebuilt.
    long skipped() {
        return gaps.skipped();
    }

    long delivered() {
        return atStrategy.consumed();
    }

    boolean isFinished() {
        return phase == ShellPosition.Phase.FINISHED;
    }

    /// When it has something to do next.
    long dueNanos() {
        return Math.min(Math.min(outboxDueNanos(), timerDueNanos()), marketDueNanos());
    }

    /// Of what is due at one instant, over all instances: executions, then timers, then the market.
    boolean isBefore(SimulatedInstance other) {
        long due = dueNanos();
        long others = other.dueNanos();
        return due < others || (due == others && rank(due) < other.rank(due));
    }

    private int rank(long due) {
        return outboxDueNanos() == due ? 0 : timerDueNanos() == due ? 1 : 2;
    }

    private long outboxDueNanos() {
        return Math.max(outbox.nextDueNanos(), strategy.health().readyAtNanos());
    }

    private long timerDueNanos() {
        return isHalted()
                ? TapeFeed.END
                : Math.max(strategy.timers().nextDueNanos(), strategy.health().readyAtNanos());
    }

    private long marketDueNanos() {
        return atStrategy.nextTimeNanos() + marketLatencyNanos;
    }

    /// Does what it has to do next.
    TurnOutcome next() {
        long outboxDue = outboxDueNanos();
        long timerDue = timerDueNanos();
        long marketDue = marketDueNanos();
        if (outboxDue <= timerDue && outboxDue <= marketDue) {
            return deliverExecution(outboxDue);
        }
        return timerDue <= marketDue ? fireTimer(timerDue) : deliverMarket(marketDue);
    }

    private TurnOutcome deliverMarket(long at) {
        home.moveTo(at);
        account().onReferencePrice(atStrategy.instrument(), atStrategy.price());
        if (isHalted()) {
            atStrategy.pass();
            return TurnOutcome.ADVANCED;
        }
        if (at < strategy.health().readyAtNanos()) {
            gaps.skip(atStrategy.instrument());
            atStrategy.pass();
            return TurnOutcome.ADVANCED;
        }
        begin();
        atStrategy.encode(encoder, now(), gaps.flagsOf(atStrategy.instrument()));
        atStrategy.pass();
        return run(Callback.EVENT);
    }

    private TurnOutcome fireTimer(long at) {
        home.moveTo(at);
        begin();
        encoder.timer(strategy.timers().nextId(), strategy.timers().nextDueNanos());
        strategy.timers().fire(now());
        return run(Callback.TIMER);
    }

    private TurnOutcome deliverExecution(long due) {
        home.moveTo(due);
        var pending = outbox.take();
        if (isHalted()) {
            consume(pending);
            return TurnOutcome.ADVANCED;
        }
        begin();
        var header = pending.event().header();
        encoder.event(new Event(
                new EventHeader(
                        header.sequence(),
                        header.eventTimeNanos(),
                        header.receivedTimeNanos(),
                        now(),
                        0,
                        header.instrument()),
                pending.event().body()));
        var outcome = run(Callback.EVENT);
        consume(pending);
        if (outcome == TurnOutcome.FAULTED) {
            tellAgain(header.instrument());
        }
        return outcome;
    }

    /// The guest that is rebuilt after a fault never saw the event that caused it, but its orders did:
    /// it is told how things stand.
    private void tellAgain(int instrument) {
        if (instrument != 0) {
            outbox.add(instrument, account().snapshot(strategy.spec().id(), instrument), now());
        }
    }

    private void consume(Outbox.Pending pending) {
        if (outbox.isStored(pending)) {
            strategy.consumed(pending.seq());
        }
    }

    private void begin() {
        long turn = strategy.cursor() + 1;
        var safety = account().safety(strategy.spec().id());
        encoder.begin(turn, now(), strategy.seedOf(turn), safety, strategy.isCheckpointDue(turn));
    }

    private TurnOutcome run(Callback callback) {
        var outcome = strategy.turn(callback, now(), input);
        for (int tries = 0; outcome.isUnderWay(); tries++) {
            Decisions.pause(tries); // simulated time may wait for a guest in another process; a lane may not
            outcome = strategy.poll();
        }
        takeDeskNews();
        if (isHalted()) {
            stop();
        }
        return outcome;
    }

    /// A broken promise between account and strategy stops the strategy: its key came with another body.
    private void takeDeskNews() {
        var conflict = desk.conflict();
        if (conflict != ReasonCode.OK) {
            halt(conflict);
        }
    }

    private long now() {
        return home.nowNanos();
    }

    boolean isHalted() {
        return strategy.health().isHalted();
    }

    void halt(ReasonCode why) {
        strategy.health().halt(why);
        stop();
    }

    /// Takes back what it has resting: nobody is in charge of those orders any more.
    private void stop() {
        if (!stopped) {
            stopped = true;
            home.cancelOrders(strategy.spec().id());
            strategy.close();
        }
    }

    /// Lets what is on its way arrive, tells the strategy, then shuts it down with a last checkpoint.
    ///
    /// What the strategy does about the last news is sent, and what comes of that is booked but not told:
    /// there is no market any more, and news about news has no end.
    TurnOutcome finish() {
        home.settleVenue();
        if (!isHalted()) {
            home.moveTo(strategy.health().readyAtNanos());
        }
        var outcome = TurnOutcome.ADVANCED;
        for (int news = Math.min(outbox.size(), NEWS_AT_END_MAX); news > 0 && outcome == TurnOutcome.ADVANCED; news--) {
            outcome = deliverExecution(outbox.nextDueNanos());
        }
        if (!isHalted() && outcome == TurnOutcome.ADVANCED) {
            long turn = strategy.cursor() + 1;
            var safety = account().safety(strategy.spec().id());
            var context = new CallbackContext(turn, now(), strategy.seedOf(turn), safety, true);
            input.reset();
            InputEncoder.encode(new Input.Shutdown(context, ShutdownReason.END_OF_TAPE), input);
            outcome = run(Callback.SHUTDOWN);
            home.settleVenue();
        }
        phase = ShellPosition.Phase.FINISHED;
        return outcome;
    }

    /// Writes what is still on its way to it, and where it stands.
    void endGroup(RowSink rows) {
        outbox.writeRows(rows);
        strategy.endGroup(position().encode());
    }

    private ShellPosition position() {
        return new ShellPosition(
                home.passedAtVenue(), atStrategy.consumed(), outbox.lastSeq(), phase, gaps.skipped(), gaps.missed());
    }

    /// Price to value positions at: the last one the host saw.
    Decimal lastPrice(int instrument) {
        var price = account().exposure(strategy.spec().id()).referencePrice(instrument);
        return price == null ? Decimal.ZERO : price;
    }

    @Override
    public void close() {
        strategy.close();
    }
}
