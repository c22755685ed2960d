package io.stratos.host.run;

import io.stratos.abi.model.InstanceId;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.state.LedgerBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One account in simulated time: its core, its own copy of the venue, and the instances that trade in it.
///
/// Time moves to whatever comes next: the market at the venue, the venue's own doings, then what an instance
/// has to do; of instances with the same to do at one instant, the first of the run comes first.
/// Everything is a function of the tape, the configurations and the seed, so that two runs, or a run that
/// was killed and resumed, do the same.
final class SimulatedAccount {
    private final AccountCore core;
    private final PaperVenue venue;
    private final AccountDesk desk;
    private final TapeFeed atVenue;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private final ArrayDeque<Long> writesInFlight = new ArrayDeque<>();
    private @Nullable SimulatedInstance faulted;
    private long now;

    SimulatedAccount(AccountCore core, PaperVenue venue, AccountDesk desk, TapeFeed atVenue) {
        this.core = core;
        this.venue = venue;
        this.desk = desk;
        this.atVenue = atVenue;
    }

    void add(SimulatedInstance instance) {
        instances.add(instance);
        moveTo(instance.strategy().nowNanos());
    }

    AccountCore core() {
        return core;
    }

    long nowNanos() {
        return now;
    }

    void moveTo(long at) {
        now = Math.max(now, at);
        desk.at(now);
    }

    /// Tape records the venue has seen.
    long passedAtVenue() {
        return atVenue.consumed();
    }

    /// Tape records that every instance was given.
    long delivered() {
        return instances.stream().mapToLong(SimulatedInstance::delivered).min().orElse(0);
    }

    /// Turns of all instances so far.
    long turns() {
        return instances.stream()
                .mapToLong(instance -> instance.strategy().cursor())
                .sum();
    }

    /// The instance whose guest failed, after [Step#FAULTED].
    @Nullable
    SimulatedInstance faulted() {
        return faulted;
    }

    /// Runs until every instance was given `records` of the tape, a group is full, or a guest failed.
    ///
    /// @param turnsMax turns left in the group
    Step advance(long records, int turnsMax) {
        long end = turns() + turnsMax;
        while (delivered() < records) {
            if (turns() >= end) {
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
        var first = instances.getFirst();
        for (var instance : instances) {
            first = instance.isBefore(first) ? instance : first;
        }
        long due = first.dueNanos();
        long marketDue = atVenue.nextTimeNanos();
        long venueDue = venue.nextDueNanos();
        if (marketDue <= venueDue && marketDue <= due) {
            venue.onMarket(atVenue.instrument(), atVenue.body(), marketDue);
            atVenue.pass();
            return TurnOutcome.ADVANCED;
        }
        if (venueDue <= due) {
            pollVenue(venueDue);
            return TurnOutcome.ADVANCED;
        }
        var outcome = first.next();
        faulted = outcome == TurnOutcome.FAULTED ? first : null;
        return outcome;
    }

    private void pollVenue(long at) {
        moveTo(at);
        venue.poll(now, desk);
    }

    /// Lets what is on its way arrive.
    void settleVenue() {
        while (venue.nextDueNanos() != PaperVenue.NEVER) {
            pollVenue(venue.nextDueNanos());
        }
    }

    /// Takes back what an instance has resting.
    void cancelOrders(InstanceId instance) {
        core.cancelOrders(instance, true, now);
    }

    /// Writes what changed since the last group.
    void endGroup(LedgerBatch batch) {
        instances.forEach(instance -> instance.strategy().writeTo(batch));
        writesInFlight.add(core.writeRows(desk.rows()));
        venue.writeState(desk.rows());
        instances.forEach(instance -> instance.endGroup(desk.rows()));
    }

    /// Where records and rows go from now on.
    void writeTo(LedgerBatch batch) {
        instances.forEach(instance -> instance.strategy().writeTo(batch));
        desk.writeTo(batch);
    }

    /// The oldest group that was not committed yet is committed.
    void groupCommitted() {
        core.committed(writesInFlight.remove());
    }
}
