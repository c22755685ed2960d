package io.stratos.host.run;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountSetup;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.lane.InstancePosition;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.world.NanoClock;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts simulated accounts and their instances together, fresh or from their rows: the one place that wires a backtest.
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

    /// An account that was put together, with all its instances.
    record AssembledAccount(SimulatedAccount account, List<Assembled> instances) {}

    /// Wires an account and starts its instances, fresh or resumed. One whose guest does not start, or does other than
    /// recorded, is halted with the code that says so.
    ///
    /// @param together the strategies that trade in it
    /// @param batch takes what a start records
    AssembledAccount assemble(List<RunPlan.Strategy> together, LedgerBatch batch) {
        var first = specOf(together.getFirst());
        var id = first.account();
        boolean isFresh = positionOf(first.id()) == null;
        var desk = new AccountDesk(id, new Writer(Writer.Role.ACCOUNT_CORE, id.value(), first.token()));
        var core = isFresh
                ? new AccountCore(setupOf(id), desk, RowSource.of(reader))
                : AccountCore.restore(setupOf(id), desk, RowSource.of(reader));
        var venue = isFresh
                ? new PaperVenue(plan.venue().config(), id, instruments)
                : PaperVenue.restore(plan.venue().config(), id, instruments, RowSource.of(reader));
        desk.bind(core, venue);
        desk.writeTo(batch);
        var account = new SimulatedAccount(
                core,
                venue,
                desk,
                new TapeFeed(plan.tape(), 1, shellOf(first.id()).atVenue()));
        var assembled = new ArrayList<Assembled>();
        for (var strategy : together) {
            assembled.add(assemble(specOf(strategy), account, desk, batch));
        }
        return new AssembledAccount(account, assembled);
    }

    private Assembled assemble(InstanceSpec spec, SimulatedAccount account, AccountDesk home, LedgerBatch batch) {
        var from = shellOf(spec.id());
        boolean isFresh = positionOf(spec.id()) == null;
        var meter = new RunMeter(clock);
        var outbox = new Outbox(new InstanceRows(spec.id()));
        var desk = new InstanceDesk(spec.id(), outbox, home, account.core());
        var strategy = new StrategyInstance(spec, account.core().exposure(spec.id()), desk, meter);
        desk.bind(strategy.statistics());
        home.join(spec.id(), outbox, strategy::endRange);
        outbox.restore(isFresh ? RowSource.empty() : RowSource.of(reader), from.outboxSeq());
        strategy.writeTo(batch);
        var recoverer = new Recovery(strategy, reader);
        var recovery = from.isAtRest() ? recoverer.standStill() : recoverer.start(startNanos());
        var instance = new SimulatedInstance(
                strategy,
                account,
                desk,
                outbox,
                new TapeFeed(plan.tape(), 1, from.atStrategy()),
                plan.venue().marketLatencyNanos(),
                from);
        account.add(instance);
        if (recovery instanceof Recovery.Outcome.Refused(ReasonCode code, long _)) {
            // This instance alone: its neighbours run as if it were not there.
            instance.halt(code);
            return new Assembled(instance, meter, isFresh ? recovery : recoverer.standStill(), recoverer);
        }
        return new Assembled(instance, meter, recovery, recoverer);
    }

    private byte @Nullable [] positionOf(InstanceId id) {
        return reader.get(Table.INSTANCE, new InstanceRows(id).position());
    }

    private ShellPosition shellOf(InstanceId id) {
        var stored = positionOf(id);
        return stored == null
                ? ShellPosition.start()
                : ShellPosition.decode(InstancePosition.decode(stored).shell());
    }

    /// `now` of a fresh start: the tape's first event.
    long startNanos() {
        var cursor = plan.tape().cursor();
        return cursor.next() ? cursor.eventTimeNanos() : 0;
    }

    private InstanceSpec specOf(RunPlan.Strategy strategy) {
        return new InstanceSpec(
                strategy.id(),
                plan.accountOf(strategy.id()),
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

    private AccountSetup setupOf(AccountId account) {
        var traits = new PaperVenue(plan.venue().config(), account, instruments).traits();
        var setup = new AccountSetup(
                account, instruments, traits, new LimitRisk(plan.venue().risk()), TERMINAL_ORDERS_KEPT);
        return plan.isAccountShared() ? setup.with(SelfTrade.BLOCK) : setup; // what a live account does by default
    }
}
