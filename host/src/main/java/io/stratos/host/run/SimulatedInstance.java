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
import io.stratos.execution.paper.PaperVenue;
import io.stratos.gate.Callback;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.state.LedgerBatch;
import java.util.ArrayDeque;

/// One instance in simulated time: its turns, its account core and its own copy of the venue.
///
/// Time moves to whatever comes next: the market at the venue, the venue's own doings, an execution event
/// for the strategy, a timer, the market at the strategy. Of things at one instant, that is their order.
/// Everything is a function of the tape, the configuration and the seed, so that two runs, or a run that
/// was killed and resumed, do the same.
final class SimulatedInstance implements AutoCloseable {
    /// Keeps the last group as small as the others.
    private static final int NEWS_AT_END_MAX = 1_000;

    private final StrategyInstance strategy;
    private final AccountCore account;
    private final PaperVenue venue;
    private final AccountDesk desk;
    private final TapeFeed atVenue;
    private final TapeFeed atStrategy;
    private final long marketLatencyNanos;
    private final Outbox outbox;
    private final GapMarks gaps;
    private final WireWriter input = new WireWriter(1 << 12);
    private final InputEncoder encoder = new InputEncoder(input);
    private ShellPosition.Phase phase;
    private boolean stopped;
    private long now;
    private final ArrayDeque<Long> writesInFlight = new ArrayDeque<>();

    SimulatedInstance(SimulatedParts parts) {
        strategy = parts.strategy();
        account = parts.account();
        venue = parts.venue();
        desk = parts.desk();
        outbox = parts.outbox();
        atVenue = parts.atVenue();
        atStrategy = parts.atStrategy();
        marketLatencyNanos = parts.marketLatencyNanos();
        gaps = new GapMarks(parts.from());
        phase = parts.from().phase();
        stopped = strategy.health().isHalted();
        now = Math.max(strategy.nowNanos(), 0);
    }

    StrategyInstance strategy() {
        return strategy;
    }

    AccountCore account() {
        return account;
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

    /// Runs until the strategy was given `records` of the tape, a group is full, or the guest failed.
    ///
    /// @param turnsMax turns left in the group
    Step advance(long records, int turnsMax) {
        long end = strategy.cursor() + turnsMax;
        while (atStrategy.consumed() < records) {
            if (strategy.cursor() >= end) {
                return Step.GROUP_FULL;
            }
            if (next() == TurnOutcome.FAULTED) {
                return Step.FAULTED;
            }
        }
        return Step.REACHED;
    }

    /// How an advance ended.
    enum Step {
        REACHED,
        GROUP_FULL,
        FAULTED
    }

    /// Does the next thing in time.
    private TurnOutcome next() {
        long marketAtVenue = atVenue.nextTimeNanos();
        long venueDue = venue.nextDueNanos();
        long readyAt = strategy.health().readyAtNanos();
        long outboxDue = Math.max(outbox.nextDueNanos(), readyAt);
        long timerDue = isHalted() ? TapeFeed.END : Math.max(strategy.timers().nextDueNanos(), readyAt);
        long marketAtStrategy = atStrategy.nextTimeNanos() + marketLatencyNanos;
        long host = Math.min(Math.min(outboxDue, timerDue), marketAtStrategy);
        if (marketAtVenue <= venueDue && marketAtVenue <= host) {
            return venueSeesMarket(marketAtVenue);
        }
        if (venueDue <= host) {
            return pollVenue(venueDue);
        }
        if (outboxDue <= timerDue && outboxDue <= marketAtStrategy) {
            return deliverExecution(outboxDue);
        }
        return timerDue <= marketAtStrategy ? fireTimer(timerDue) : deliverMarket(marketAtStrategy);
    }

    private TurnOutcome venueSeesMarket(long at) {
        venue.onMarket(atVenue.instrument(), atVenue.body(), at);
        atVenue.pass();
        return TurnOutcome.ADVANCED;
    }

    private TurnOutcome pollVenue(long at) {
        moveTo(at);
        venue.poll(now, desk);
        takeDeskNews();
        return TurnOutcome.ADVANCED;
    }

    private TurnOutcome deliverMarket(long at) {
        moveTo(at);
        account.onReferencePrice(atStrategy.instrument(), atStrategy.price());
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
        atStrategy.encode(encoder, now, gaps.flagsOf(atStrategy.instrument()));
        atStrategy.pass();
        return run(Callback.EVENT);
    }

    private TurnOutcome fireTimer(long at) {
        moveTo(at);
        begin();
        encoder.timer(strategy.timers().nextId(), strategy.timers().nextDueNanos());
        strategy.timers().fire(now);
        return run(Callback.TIMER);
    }

    private TurnOutcome deliverExecution(long due) {
        moveTo(due);
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
                        now,
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
            outbox.add(instrument, account.snapshot(strategy.spec().id(), instrument), now);
        }
    }

    private void consume(Outbox.Pending pending) {
        if (outbox.isStored(pending)) {
            strategy.consumed(pending.seq());
        }
    }

    private void begin() {
        long turn = strategy.cursor() + 1;
        var safety = account.safety(strategy.spec().id());
        encoder.begin(turn, now, strategy.seedOf(turn), safety, strategy.isCheckpointDue(turn));
    }

    private TurnOutcome run(Callback callback) {
        desk.at(now);
        var outcome = strategy.turn(callback, now, input);
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

    private void moveTo(long at) {
        now = Math.max(now, at);
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
            desk.at(now);
            account.cancelOrders(strategy.spec().id(), true, now);
            strategy.close();
        }
    }

    /// Lets what is on its way arrive, tells the strategy, then shuts it down with a last checkpoint.
    ///
    /// What the strategy does about the last news is sent, and what comes of that is booked but not told:
    /// there is no market any more, and news about news has no end.
    TurnOutcome finish() {
        settleVenue();
        if (!isHalted()) {
            moveTo(strategy.health().readyAtNanos());
        }
        var outcome = TurnOutcome.ADVANCED;
        for (int news = Math.min(outbox.size(), NEWS_AT_END_MAX); news > 0 && outcome == TurnOutcome.ADVANCED; news--) {
            outcome = deliverExecution(outbox.nextDueNanos());
        }
        if (!isHalted() && outcome == TurnOutcome.ADVANCED) {
            long turn = strategy.cursor() + 1;
            var safety = account.safety(strategy.spec().id());
            var context = new CallbackContext(turn, now, strategy.seedOf(turn), safety, true);
            input.reset();
            InputEncoder.encode(new Input.Shutdown(context, ShutdownReason.END_OF_TAPE), input);
            outcome = run(Callback.SHUTDOWN);
            settleVenue();
        }
        phase = ShellPosition.Phase.FINISHED;
        return outcome;
    }

    private void settleVenue() {
        while (venue.nextDueNanos() != PaperVenue.NEVER) {
            pollVenue(venue.nextDueNanos());
        }
    }

    /// Writes what changed since the last group.
    void endGroup(LedgerBatch batch) {
        strategy.writeTo(batch);
        writesInFlight.add(account.writeRows(desk.rows()));
        venue.writeState(desk.rows());
        outbox.writeRows(desk.rows());
        strategy.endGroup(position().encode());
    }

    private ShellPosition position() {
        return new ShellPosition(
                atVenue.consumed(), atStrategy.consumed(), outbox.lastSeq(), phase, gaps.skipped(), gaps.missed());
    }

    /// Where records and rows go from now on.
    void writeTo(LedgerBatch batch) {
        strategy.writeTo(batch);
        desk.writeTo(batch);
    }

    /// The oldest group that was not committed yet is committed.
    void groupCommitted() {
        account.committed(writesInFlight.remove());
    }

    /// Price to value positions at: the last one the host saw.
    Decimal lastPrice(int instrument) {
        var price = account.exposure(strategy.spec().id()).referencePrice(instrument);
        return price == null ? Decimal.ZERO : price;
    }

    @Override
    public void close() {
        strategy.close();
    }
}
