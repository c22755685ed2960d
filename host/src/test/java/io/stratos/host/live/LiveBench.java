package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.VenuePort;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.account.PaperAccountVenue;
import io.stratos.host.live.account.ShadowVenue;
import io.stratos.host.live.duty.Agent;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.lane.Makings;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refused;
import io.stratos.state.Ledger;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// A live host that a test drives: it says what time it is, which agent works, and what the disk has.
final class LiveBench {
    /// Long enough for a few times of settling; the waits are a few of the milliseconds in which the bench
    /// moves.
    static final HealthRules HEALTH = HealthRules.live(
            GuestLimits.of(Descriptors.scripted()), new RestartRules(3, 10_000_000_000L, 1_000_000L, 4_000_000L));

    /// The process ends here.
    static final class ProcessEnd extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final long MILLI = 1_000_000L;

    /// The first instance decides at once, the others as a guest in another process does.
    private static final int POLLS = 3;
    static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.00000001"),
            Decimal.of("0.00000001"),
            Decimal.ofWhole(100),
            Decimal.ONE);

    private static final List<Long> ALARMS = List.of(3_600_000 * MILLI);
    static final ReconcilePolicy POLICY = new ReconcilePolicy(
            5_000 * MILLI,
            20 * MILLI,
            300 * MILLI,
            3_600_000 * MILLI,
            3,
            3,
            ALARMS,
            SafetyState.CLOSE_ONLY,
            SafetyState.CLOSE_ONLY,
            new RequestBudget.Limits(100_000, 1_000, 30_000, 30_000));

    final AccountId account;
    final OracleVenue venue;
    final List<InstanceId> ids = new ArrayList<>();
    final Map<LiveStep, Integer> reached = new EnumMap<>(LiveStep.class);
    private final TradingMode mode;
    private final Ledger disk;
    private final List<Script> scripts;
    private final SplittableRandom random;
    final ScriptedMarket market = new ScriptedMarket();
    private RiskLimits limits = LIMITS;
    private SelfTrade selfTrade = SelfTrade.BLOCK;
    private BreakerRules breaker = BreakerRules.STANDARD;
    private QualityPolicy quality = QualityPolicy.TELL;
    private Objectives objectives = Objectives.NONE;
    private StrategyDescriptor descriptor = Descriptors.scripted();
    /// What the host's file says at the next start.
    List<ConfigValue> config = List.of();
    private LiveMetrics metrics = LiveMetrics.NONE;
    private LiveServices services = LiveServices.none();
    private boolean isSplit;
    private Makings rebuilds = Runnable::run;
    private BiFunction<Integer, SandboxModule, SandboxModule> guests = this::usual;
    /// What the ledger says of itself at the next start.
    ReasonCode mark = ReasonCode.OK;

    /// The bench holds writes back for as long as chance will have it.
    private long stallNanos = LiveWorld.NO_STALL;

    SteppedLedger ledger;
    LiveHost host;
    long now = 1_700_000_000_000L * MILLI;
    private long cents = 90_000;
    private int trades;
    private final AtomicInteger late = new AtomicInteger();
    private final ArrayDeque<End> ends = new ArrayDeque<>();
    private final SafetyAnswers answers = new SafetyAnswers();

    /// Where the process ends, and how often that step is still reached before.
    private static final class End {
        final LiveStep step;
        int in;

        End(LiveStep step, int nth) {
            this.step = step;
            in = nth;
        }
    }

    LiveBench(String name, Ledger disk, long seed, FaultPlan faults, IdentityClass identityClass, Script... scripts) {
        this(TradingMode.LIVE, name, disk, seed, faults, identityClass, scripts);
    }

    private LiveBench(
            TradingMode mode,
            String name,
            Ledger disk,
            long seed,
            FaultPlan faults,
            IdentityClass identityClass,
            Script... scripts) {
        this.mode = mode;
        this.disk = disk;
        this.scripts = List.of(scripts);
        random = new SplittableRandom(seed);
        account = new AccountId("acc." + name);
        for (int i = 0; i < scripts.length; i++) {
            ids.add(new InstanceId("bot-" + name, "scripted", "s" + i));
        }
        venue = new OracleVenue(account, BTC, identityClass, faults);
        ledger = new SteppedLedger(disk);
        host = assemble();
    }

    /// A host of another mode; the venue that outlives it is not used then.
    static LiveBench of(TradingMode mode, String name, Ledger disk, Script... scripts) {
        return new LiveBench(mode, name, disk, 1, FaultPlan.NONE, IdentityClass.B2, scripts);
    }

    static LiveBench calm(String name, Ledger disk, Script... scripts) {
        return new LiveBench(name, disk, 1, FaultPlan.NONE, IdentityClass.B2, scripts);
    }

    private LiveHost assemble() {
        var plan = new LivePlan(
                mode,
                List.of(BTC),
                market,
                "test",
                0,
                List.of(new LivePlan.Account(
                        account, this::venueOf, new LimitRisk(limits), POLICY, selfTrade, Decimal.ofWhole(100))),
                instances(),
                42,
                20,
                "0.0.0");
        try {
            return new LiveHost(
                    plan,
                    new LiveWorld(ledger, mark, () -> now, _ -> rebuilds, metrics, services, steps(), stallNanos));
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    /// How many market events the host told its venue.
    int marketTold;

    private AccountVenue venueOf(RowSource rows) {
        var of = openVenue(rows);
        return new AccountVenue() {
            @Override
            public VenuePort port() {
                return of.port();
            }

            @Override
            public void onMarket(Event event, long nowNanos) {
                marketTold++;
                of.onMarket(event, nowNanos);
            }

            @Override
            public void writeState(RowSink sink) {
                of.writeState(sink);
            }
        };
    }

    private AccountVenue openVenue(RowSource rows) {
        return switch (mode) {
            case LIVE -> venue;
            case SHADOW -> new ShadowVenue("paper");
            case PAPER -> new PaperAccountVenue(PaperVenue.restore(OracleVenue.MODEL, account, List.of(BTC), rows));
        };
    }

    static final RiskLimits LIMITS = new RiskLimits(BigDecimal.valueOf(1_000_000), Map.of(), 1_000);

    private List<LivePlan.Instance> instances() {
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < ids.size(); i++) {
            var script = scripts.get(i);
            var module = new ScriptedModule(() -> script);
            instances.add(new LivePlan.Instance(
                    ids.get(i),
                    account,
                    isSplit && i % 2 == 1 ? Descriptors.on(Lane.COMPUTE, descriptor) : descriptor,
                    guests.apply(i, module),
                    "00".repeat(32),
                    config,
                    "00".repeat(32),
                    HEALTH,
                    breaker,
                    quality,
                    objectives));
        }
        return instances;
    }

    private SandboxModule usual(int instance, SandboxModule module) {
        return instance == 0 ? new LateModule(module, late) : new SlowModule(module, POLLS);
    }

    private Steps steps() {
        return step -> {
            reached.merge(step, 1, Integer::sum);
            var end = ends.peek();
            if (end != null && end.step == step && --end.in == 0) {
                ends.remove();
                throw new ProcessEnd();
            }
        };
    }

    /// The process ends when it reaches that step for the n-th time, counted from the end before.
    void endAt(LiveStep step, int nth) {
        ends.add(new End(step, nth));
    }

    /// Whether the process ended wherever it should.
    boolean hasEnded() {
        return ends.isEmpty();
    }

    /// So many guests of the first instance are stopped by the clock at their second callback.
    void lateRebuilds(int guests) {
        late.set(guests);
    }

    /// Every instance under these rules; before it starts.
    LiveBench under(BreakerRules rules) {
        breaker = rules;
        host = assemble();
        return this;
    }

    /// The account within these limits; before it starts.
    LiveBench within(RiskLimits of) {
        limits = of;
        host = assemble();
        return this;
    }

    /// The account with this guard against itself; before it starts.
    LiveBench guardedBy(SelfTrade guard) {
        selfTrade = guard;
        host = assemble();
        return this;
    }

    /// Every instance answers bad input so; before it starts.
    LiveBench answering(QualityPolicy policy) {
        quality = policy;
        host = assemble();
        return this;
    }

    /// Every instance promises that; before it starts.
    LiveBench promising(Objectives promised) {
        objectives = promised;
        host = assemble();
        return this;
    }

    /// A bar closes at the last price.
    void bar() {
        now += MILLI;
        market.bar(new Decimal(cents, 2).toString(), now);
    }

    /// Every instance and account measured there; before it starts.
    LiveBench measuredBy(LiveMetrics figures) {
        metrics = figures;
        host = assemble();
        return this;
    }

    /// Guests are made there; before it starts.
    LiveBench rebuildingBy(Makings makings) {
        rebuilds = makings;
        host = assemble();
        return this;
    }

    /// A write of the ledger that takes longer is a stall; before it starts.
    LiveBench stallingAfter(long nanos) {
        stallNanos = nanos;
        host = assemble();
        return this;
    }

    /// Every instance by that descriptor, asking these services; before it starts.
    LiveBench asking(StrategyDescriptor by, LiveServices asked) {
        descriptor = by;
        services = asked;
        host = assemble();
        return this;
    }

    /// Every second instance on Compute; before it starts.
    LiveBench onBothLanes() {
        isSplit = true;
        host = assemble();
        return this;
    }

    /// Other guests than usual, by the number of their instance; before it starts.
    LiveBench ofGuests(BiFunction<Integer, SandboxModule, SandboxModule> of) {
        guests = of;
        host = assemble();
        return this;
    }

    /// Each service answers one request that waits.
    int answerServices() {
        return services.answerWaiting();
    }

    // --- life

    LiveBench start() {
        host.start();
        return this;
    }

    /// Everything in memory is gone, and what the ledger had not written; the venue goes on.
    void restart() {
        ledger = new SteppedLedger(disk);
        if (random.nextBoolean()) {
            venue.lose(now);
        }
        now += random.nextLong(0, 400) * MILLI;
        if (mark != ReasonCode.OK) {
            answers.restored();
        }
        host = assemble();
        host.start();
        answers.heldBy(core().safety(ids.getFirst()));
    }

    /// A millisecond goes by: a trade happens, and agents work in an order that chance picks.
    void tradeAndWork() {
        trade();
        for (int i = 0; i < 10; i++) {
            workOnce();
        }
    }

    void trade() {
        trade(Quality.GOOD);
    }

    /// @param quality flags of what the instances see; the venue's own market is in order
    void trade(int quality) {
        now += MILLI;
        trades++;
        cents += random.nextInt(41) - 20;
        var price = new Decimal(cents, 2);
        var body = new EventBody.Trade(price, Decimal.of("0.50000000"), null, trades);
        venue.market(new Event(new EventHeader(trades, now, now, now, 0, 1), body));
        market.trade(price.toString(), "0.50000000", now, quality);
    }

    void signal(int number) {
        for (var id : ids) {
            assertThat(host.signal(id, new EventBody.ManualSignal(number, null)))
                    .contains(ReasonCode.OK);
        }
    }

    private void workOnce() {
        var agents = host.agents();
        int pick = random.nextInt(agents.size() + 2);
        if (pick < agents.size()) {
            agents.get(pick).doWork();
        } else {
            boolean _ = ledger.commitOne();
        }
    }

    /// Every agent works once, and the ledger writes what waits.
    int work() {
        int work = 0;
        for (Agent agent : host.agents()) {
            work += agent.doWork();
            ledger.commitAll();
        }
        return work;
    }

    /// Time goes on without a market until nobody has anything to do and the account agrees with its venue.
    void settle() {
        for (int i = 0; i < 4_000; i++) {
            now += 5 * MILLI;
            work();
            if (i > 100 && i % 10 == 0 && isSettled()) {
                return;
            }
        }
        throw new AssertionError("not settled: " + host.statuses() + " unanswered=" + core().unanswered()
                + " reconciled=" + core().isReconciled());
    }

    private boolean isSettled() {
        return core().isReconciled() && core().unanswered().isEmpty() && ledger.waiting() == 0;
    }

    /// Stops in order: lanes shut their instances down, then the account finishes.
    void stop() {
        host.lanes().forEach(lane -> lane.stop());
        for (int i = 0; i < 200; i++) {
            now += MILLI;
            work();
        }
    }

    AccountCore core() {
        return host.accounts().getFirst().core();
    }

    CompletableFuture<SafetyChange> safety(SafetyState state) {
        var command = new SafetyCommand(
                new SafetyScope.Account(account), state, ReasonCode.SAF_HALT, "tester", true, "as the test wants it");
        var answer = Objects.requireNonNull(host.safety(command).get(account));
        answers.asked(state, answer);
        return answer;
    }
}
