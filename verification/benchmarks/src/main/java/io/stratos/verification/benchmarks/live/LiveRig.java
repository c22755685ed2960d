package io.stratos.verification.benchmarks.live;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.daemon.GuestThreads;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.account.PaperAccountVenue;
import io.stratos.host.live.duty.AgentThread;
import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.duty.SteadyClock;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.world.WallClock;
import io.stratos.host.world.World;
import io.stratos.state.Table;
import io.stratos.state.rocks.RocksLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A live host of mode paper with all its threads, over a ledger on disk. One account has all the instances.
public final class LiveRig implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("bench");
    private static final long PAPER_EXPIRY_NANOS = 2_000_000_000L;
    private static final int CHECKPOINT_EVERY_TURNS = 1_000;
    /// Kind of the rows that hold the number of an instance's last execution event; `docs/reference/live.md`.
    private static final char LAST_TOLD = 'n';

    private static final Decimal CLOSE_SLIPPAGE_BPS = Decimal.ofWhole(100);
    private static final long LOOK_NANOS = 1_000_000;
    private static final RiskLimits RISK = new RiskLimits(BigDecimal.valueOf(1_000_000_000), Map.of(), 1_000_000);

    final LaneSpans spans;
    private final WallClock clock;
    private final RocksLedger ledger;
    private final BackgroundWork background = new BackgroundWork();
    private final GuestThreads guests = new GuestThreads(2, System::nanoTime, background);
    private final LiveHost host;
    private final List<AgentThread> threads = new ArrayList<>();

    /// @param folder of the ledger
    LiveRig(Path folder, List<Instrument> instruments, PacedMarket market, List<LivePlan.Instance> instances)
            throws Refused {
        this(folder, instruments, market, instances, rows -> paper(instruments, rows));
    }

    LiveRig(
            Path folder,
            List<Instrument> instruments,
            PacedMarket market,
            List<LivePlan.Instance> instances,
            Function<RowSource, AccountVenue> venue)
            throws Refused {
        this(folder, instruments, market, instances, venue, ReconcilePolicy.STANDARD, Steps.NONE);
    }

    /// @param policy with the budget of requests
    /// @param steps told of each moment, by whichever thread
    LiveRig(
            Path folder,
            List<Instrument> instruments,
            PacedMarket market,
            List<LivePlan.Instance> instances,
            Function<RowSource, AccountVenue> venue,
            ReconcilePolicy policy,
            Steps steps)
            throws Refused {
        var world = World.system();
        clock = new SteadyClock(world.wallClock(), world.nanoClock());
        spans = new LaneSpans(clock);
        ledger = LedgerDoor.open(folder);
        var account =
                new LivePlan.Account(ACCOUNT, venue, new LimitRisk(RISK), policy, SelfTrade.BLOCK, CLOSE_SLIPPAGE_BPS);
        var plan = new LivePlan(
                TradingMode.PAPER,
                instruments,
                market,
                "test",
                0,
                List.of(account),
                instances,
                1,
                CHECKPOINT_EVERY_TURNS,
                "0.0.0");
        host = new LiveHost(
                plan,
                new LiveWorld(
                        ledger,
                        ReasonCode.OK,
                        clock,
                        guests::of,
                        spans,
                        LiveServices.none(),
                        steps,
                        LiveWorld.NO_STALL));
    }

    static AccountVenue paper(List<Instrument> instruments, RowSource rows) {
        var conduct = VenueConduct.ofClass(IdentityClass.B2, 0).timing(PAPER_EXPIRY_NANOS, QueryLag.NONE, 0);
        var model = VenueConfig.defaults("paper").with(conduct);
        return new PaperAccountVenue(PaperVenue.restore(model, ACCOUNT, instruments, rows));
    }

    /// Instruments of the paper venue, numbered from 1.
    static List<Instrument> instruments(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> new Instrument(
                        id,
                        "paper",
                        "spot",
                        symbol(id),
                        "X" + id,
                        "USD",
                        new Decimal(1, 2),
                        new Decimal(1, 8),
                        new Decimal(1, 8),
                        Decimal.ofWhole(1),
                        Decimal.ONE))
                .toList();
    }

    static String symbol(int instrument) {
        return "X" + instrument + "-USD";
    }

    /// Brings it up and lets it work, once its account agrees with its venue.
    void start() {
        host.start();
        host.agents().forEach(agent -> threads.add(new AgentThread(agent, host.halt(), background)));
        threads.forEach(AgentThread::start);
        await("up", host::isUp);
        await("reconciled", () -> host.accounts().getFirst().status().isReconciled());
    }

    LiveHost host() {
        return host;
    }

    WallClock clock() {
        return clock;
    }

    RocksLedger ledger() {
        return ledger;
    }

    List<InstanceStatus> statuses() {
        return host.statuses();
    }

    /// How many execution events no turn has consumed.
    long unconsumed() {
        long[] rows = {0};
        ledger.reader().scan(Table.OUTBOX, new byte[0], (_, _) -> {
            rows[0]++;
            return true;
        });
        return rows[0];
    }

    /// How many execution events instances were told, or will be.
    long told() {
        long[] sum = {0};
        ledger.reader().scan(Table.ACCOUNT, new RowKey(ACCOUNT).prefix(LAST_TOLD), (_, row) -> {
            sum[0] += numberOf(row);
            return true;
        });
        return sum[0];
    }

    private static long numberOf(byte[] row) {
        try {
            return RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("outbox", damaged);
        }
    }

    /// Waits for something that comes soon.
    ///
    /// @throws IllegalStateException if trading halts before, or it takes half a minute
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (host.halt().isTripped() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        what + " does not come: " + host.halt().cause());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// Lets time pass.
    static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Stops in order, as the daemon does.
    @Override
    public void close() {
        host.lanes().forEach(lane -> lane.stop());
        await("the stop of the lanes", () -> host.lanes().stream().allMatch(lane -> lane.isStopped()));
        host.accounts().forEach(account -> account.stop());
        await("the stop of the account", () -> host.accounts().stream().allMatch(account -> account.isAtRest()));
        threads.forEach(AgentThread::close);
        host.close();
        ledger.close();
    }
}
