package io.stratos.host.run;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountSetup;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.world.NanoClock;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.List;

/// Puts simulated instances together, fresh or from their rows: the one place that wires a backtest.
final class SimulationAssembly {
    /// Orders that are done and stay in memory for late reports; older ones are looked up in the ledger.
    private static final int TERMINAL_ORDERS_KEPT = 4_096;

    private final RunPlan plan;
    private final RunIdentity identity;
    private final LedgerReader reader;
    private final NanoClock clock;
    private final List<Instrument> instruments;

    SimulationAssembly(RunPlan plan, RunIdentity identity, LedgerReader reader, NanoClock clock) {
        this.plan = plan;
        this.identity = identity;
        this.reader = reader;
        this.clock = clock;
        instruments = plan.venue().instruments(plan.tape());
    }

    /// An instance that was put together, with what its recovery found.
    record Assembled(SimulatedInstance instance, RunMeter meter, Recovery.Outcome recovery, Recovery recoverer) {}

    /// Each instance has an account of its own.
    static AccountId accountOf(InstanceId id) {
        return new AccountId("paper." + id.bot());
    }

    /// Wires one instance and starts it, fresh or resumed. One whose guest does not start, or does other than recorded,
    /// is halted with the code that says so.
    ///
    /// @param batch takes what a start records
    Assembled assemble(RunPlan.Strategy strategy, LedgerBatch batch) {
        var spec = specOf(strategy);
        var stored = reader.get(Table.INSTANCE, new io.stratos.host.lane.InstanceRows(spec.id()).position());
        var from = stored == null
                ? ShellPosition.start()
                : ShellPosition.decode(
                        io.stratos.host.lane.InstancePosition.decode(stored).shell());
        var meter = new RunMeter(clock);
        var writer = new Writer(Writer.Role.ACCOUNT_CORE, spec.account().value(), spec.token());
        var outbox = new Outbox(new io.stratos.host.lane.InstanceRows(spec.id()));
        var desk = new AccountDesk(spec.id(), spec.account(), writer, outbox);
        var rows = stored == null ? RowSource.empty() : RowSource.of(reader);
        var account = stored == null
                ? new AccountCore(setupOf(spec), desk, RowSource.of(reader))
                : AccountCore.restore(setupOf(spec), desk, RowSource.of(reader));
        var venue = stored == null
                ? new PaperVenue(plan.venue().config(), spec.account(), instruments)
                : PaperVenue.restore(plan.venue().config(), spec.account(), instruments, rows);
        var instance = new StrategyInstance(spec, account.exposure(spec.id()), desk, meter);
        desk.bind(account, venue, instance.statistics(), instance::endRange);
        outbox.restore(rows, from.outboxSeq());
        var parts = new SimulatedParts(
                instance,
                account,
                venue,
                desk,
                outbox,
                new TapeFeed(plan.tape(), 1, from.atVenue()),
                new TapeFeed(plan.tape(), 1, from.atStrategy()),
                plan.venue().marketLatencyNanos(),
                from);
        instance.writeTo(batch);
        desk.writeTo(batch);
        var recoverer = new Recovery(instance, reader);
        var recovery = from.isAtRest() ? recoverer.standStill() : recoverer.start(startNanos());
        if (recovery instanceof Recovery.Outcome.Refused(ReasonCode code, long _)) {
            // This instance alone: its neighbours run as if it were not there.
            var simulated = new SimulatedInstance(parts);
            simulated.halt(code);
            return new Assembled(simulated, meter, stored == null ? recovery : recoverer.standStill(), recoverer);
        }
        return new Assembled(new SimulatedInstance(parts), meter, recovery, recoverer);
    }

    /// `now` of a fresh start: the tape's first event.
    long startNanos() {
        var cursor = plan.tape().cursor();
        return cursor.next() ? cursor.eventTimeNanos() : 0;
    }

    private InstanceSpec specOf(RunPlan.Strategy strategy) {
        return new InstanceSpec(
                strategy.id(),
                accountOf(strategy.id()),
                strategy.descriptor(),
                strategy.module(),
                instruments,
                strategy.config(),
                identity.runId(strategy),
                0,
                RunIdentity.TOKEN,
                plan.seed(),
                plan.checkpointEveryTurns(),
                strategy.health());
    }

    private AccountSetup setupOf(InstanceSpec spec) {
        var traits = new PaperVenue(plan.venue().config(), spec.account(), instruments).traits();
        return new AccountSetup(
                spec.account(), instruments, traits, new LimitRisk(plan.venue().risk()), TERMINAL_ORDERS_KEPT);
    }
}
