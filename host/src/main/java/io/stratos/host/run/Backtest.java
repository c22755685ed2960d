package io.stratos.host.run;

import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.NanoClock;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A backtest, from an open ledger to its result; start reading at [#run].
///
/// All accounts go over the tape in step, [#CHUNK_RECORDS] records at a time. Turns are buffered up to
/// [Recovery#TURNS_PER_GROUP_MAX] and then committed as one group while the next is filled. Groups end by
/// count, never
/// by
/// time, so the journal is the same however fast the machine is, and a killed run goes on exactly where it
/// was committed.
public final class Backtest {
    /// Records that one account is ahead of another at most.
    static final int CHUNK_RECORDS = 256;

    private final RunPlan plan;
    private final Ledger ledger;
    private final NanoClock clock;
    private final Progress progress;
    private final RunIdentity identity;
    private final CommitPipeline pipeline;
    private final List<SimulatedAccount> accounts = new ArrayList<>();
    private final List<SimulationAssembly.Assembled> instances = new ArrayList<>();
    private LedgerBatch group;
    private int turnsInGroup;
    private long groupsCommitted;

    /// Told how far a run is.
    @FunctionalInterface
    public interface Progress {
        void at(long records, long total);
    }

    public Backtest(RunPlan plan, Ledger ledger, NanoClock clock, Progress progress) throws Refused {
        this.plan = plan;
        this.ledger = ledger;
        this.clock = clock;
        this.progress = progress;
        identity = new RunIdentity(plan);
        pipeline = new CommitPipeline(ledger);
        group = pipeline.next();
    }

    /// Runs, or goes on with, the plan to the end of the tape.
    ///
    /// @throws Refused if the directory holds another run, or the ledger fails
    public RunResult run() throws Refused {
        assemble();
        long deliveredBefore = delivered();
        long started = clock.nanoTime();
        try {
            replayTape();
            finish();
            pipeline.drain();
        } finally {
            instances.forEach(assembled -> assembled.instance().close());
        }
        double seconds = (clock.nanoTime() - started) / 1e9;
        return RunResults.of(plan, ledger.head(), instances, delivered() - deliveredBefore, seconds);
    }

    private void assemble() throws Refused {
        var assembly = new SimulationAssembly(plan, identity, ledger.reader(), clock);
        if (!identity.isKnown(ledger.reader())) {
            identity.record(group, assembly.startNanos());
        }
        for (var together : plan.strategiesByAccount()) {
            var assembled = assembly.assemble(together, group);
            accounts.add(assembled.account());
            instances.addAll(assembled.instances());
        }
    }

    private void replayTape() throws Refused {
        long total = plan.tape().count();
        long target = lowestDelivered() / CHUNK_RECORDS * CHUNK_RECORDS;
        while (target < total) {
            target = Math.min(target + CHUNK_RECORDS, total);
            for (var account : accounts) {
                advance(account, target);
            }
            progress.at(target, total);
        }
    }

    private void advance(SimulatedAccount account, long target) throws Refused {
        while (account.delivered() < target) {
            long before = account.turns();
            var step = account.advance(target, Recovery.TURNS_PER_GROUP_MAX - turnsInGroup);
            turnsInGroup += Math.toIntExact(account.turns() - before);
            switch (step) {
                case REACHED -> {}
                case GROUP_FULL -> endGroup();
                case FAULTED -> recover(assembledOf(account.faulted()));
            }
        }
    }

    private SimulationAssembly.Assembled assembledOf(@Nullable SimulatedInstance faulted) {
        return instances.stream()
                .filter(assembled -> assembled.instance() == faulted)
                .findFirst()
                .orElseThrow();
    }

    /// After a fault: commit it, then rebuild the guest from its checkpoint and deliveries, unless that was
    /// one fault too many. It is rebuilt at once, and its next turn comes when its wait is over: what it is
    /// rebuilt from is the same.
    private void recover(SimulationAssembly.Assembled assembled) throws Refused {
        var instance = assembled.instance();
        endGroup();
        pipeline.drain();
        takeCommitted();
        if (instance.isHalted()) {
            return;
        }
        if (assembled.recoverer().rebuildAfterFault() instanceof Recovery.Outcome.Refused refused) {
            instance.halt(refused.code());
        }
    }

    private void finish() throws Refused {
        endGroup();
        for (var assembled : instances) {
            if (!assembled.instance().isFinished() && assembled.instance().finish() == TurnOutcome.FAULTED) {
                assembled.instance().halt(assembled.instance().strategy().lastFault());
            }
            keepMeasured(assembled);
        }
        endGroup();
    }

    /// A run that only told its result again measured nothing; what was kept stays.
    private void keepMeasured(SimulationAssembly.Assembled assembled) {
        var measured = assembled.meter().measured();
        if (measured.calls() > 0) {
            var key = Measured.key(assembled.instance().strategy().spec().id());
            group.put(RunIdentity.HOST, Table.META, key, measured.encode());
        }
    }

    private void endGroup() throws Refused {
        accounts.forEach(account -> account.endGroup(group));
        pipeline.submit(group);
        takeCommitted();
        group = pipeline.next();
        takeCommitted();
        turnsInGroup = 0;
        accounts.forEach(account -> account.writeTo(group));
    }

    private void takeCommitted() {
        for (; groupsCommitted < pipeline.committed(); groupsCommitted++) {
            accounts.forEach(SimulatedAccount::groupCommitted);
        }
    }

    private long delivered() {
        return instances.stream()
                .mapToLong(assembled -> assembled.instance().delivered())
                .sum();
    }

    private long lowestDelivered() {
        return accounts.stream().mapToLong(SimulatedAccount::delivered).min().orElse(0);
    }
}
