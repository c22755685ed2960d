package io.stratos.host.live;

import io.stratos.abi.identity.RunId;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountSetup;
import io.stratos.execution.connector.CloseGate;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.HostCloseGate;
import io.stratos.host.book.InstrumentNames;
import io.stratos.host.live.account.AccountAgent;
import io.stratos.host.live.account.AccountSetting;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.duty.Agent;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.lane.BreakerReset;
import io.stratos.host.live.lane.BreakerView;
import io.stratos.host.live.lane.ConfigAnswer;
import io.stratos.host.live.lane.ConfigView;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.LaneShares;
import io.stratos.host.live.lane.LiveInstance;
import io.stratos.host.live.lane.ObjectiveReset;
import io.stratos.host.live.lane.ObjectiveView;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.link.Judgement;
import io.stratos.host.live.link.Notice;
import io.stratos.host.live.market.FeedAgent;
import io.stratos.host.live.market.MarketPosition;
import io.stratos.host.live.market.MarketQueue;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.host.live.market.SourceJudge;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A live host, put together by hand: the feed, lanes and accounts as agents, which threads or a test
/// drive.
///
/// Order of a start: ledger, accounts from their rows, what was never sent is denied, instances from
/// theirs, each by itself; accounts ask their venues. An instance takes inputs once its guest is there,
/// whether or not the guests of others are.
public final class LiveHost implements AutoCloseable {
    /// Orders that are done and stay in memory for late reports; older ones are looked up in the ledger.
    private static final int DONE_ORDERS_KEPT = 4_096;

    /// A tenth of the share of everybody else where there are too few cores.
    private static final int COMPUTE_NICENESS = 10;

    private static final long CLOSE_DELAY_NANOS = 5_000_000_000L;
    private static final long CLOSE_EVERY_NANOS = 1_000_000_000L;

    private final LivePlan plan;
    private final LiveWorld world;
    private final Session session;
    private final TradingHalt halt = new TradingHalt();
    private final PriceBoard prices;
    private final Map<AccountId, Seat> seats = new LinkedHashMap<>();
    private final InstanceAssembly assembly;
    private final HostJournal journal;
    private final Roster roster;
    private final FeedAgent feed;
    private final List<LaneAgent> lanes;

    /// An account with what ties it to its instances.
    private record Seat(
            AccountInbox inbox, MarketQueue market, AccountVenue venue, String venueName, AccountAgent agent) {}

    /// Puts a host together from what its ledger holds.
    ///
    /// @throws Refused if the ledger belongs to another run, an instance to another account, or a number to
    ///     another instrument
    public LiveHost(LivePlan plan, LiveWorld world) throws Refused {
        this.plan = plan;
        this.world = world;
        InstrumentNames.require(world.ledger().reader(), plan.instruments());
        session = Session.open(plan, world);
        for (var one : plan.instances()) {
            requireHome(one);
        }
        prices = new PriceBoard(plan.instruments());
        assembly = new InstanceAssembly(plan, world, session, prices, halt, new LaneShares());
        journal = new HostJournal(world, halt);
        lanes = List.of(
                new LaneAgent("lane-ll", world.clock(), 0),
                new LaneAgent("lane-compute", world.clock(), COMPUTE_NICENESS));
        var tied = new LinkedHashMap<LivePlan.Instance, InstanceAssembly.Tied>();
        plan.instances().forEach(one -> tied.put(one, assembly.tie(one, laneOf(one))));
        for (var account : plan.accounts()) {
            var own = tied.entrySet().stream()
                    .filter(one -> one.getKey().account().equals(account.id()))
                    .map(one -> one.getValue().link())
                    .toList();
            seats.put(account.id(), seat(account, own));
        }
        var seated = new ArrayList<Seated>();
        int count = tied.size();
        tied.forEach((one, ties) -> seated.add(assembly.seat(one, ties, inboxOf(one), count)));
        seated.forEach(one -> laneOf(one.plan()).add(one.place(), one.instance()));
        feed = new FeedAgent(
                plan.market(),
                world.clock(),
                prices,
                queues(),
                seated.stream().map(Seated::market).toList(),
                new MarketPosition(world.ledger(), Session.HOST, plan.source()),
                new SourceJudge(plan.market().sequencing(), plan.staleAfterNanos()));
        var inboxes = new LinkedHashMap<AccountId, AccountInbox>();
        seats.forEach((id, seat) -> inboxes.put(id, seat.inbox));
        roster = new Roster(assembly, inboxes, journal, feed, this::laneOf, seated);
    }

    /// Looks whether an instance may run in the account that it has.
    ///
    /// @throws Refused if it ran in another one before
    public void requireHome(LivePlan.Instance one) throws Refused {
        InstanceHome.require(world.ledger().reader(), one);
    }

    private LaneAgent laneOf(LivePlan.Instance one) {
        return one.descriptor().capabilities().lane() == Lane.LL ? lanes.getFirst() : lanes.getLast();
    }

    private Seat seat(LivePlan.Account account, List<InstanceLink> own) {
        var inbox = new AccountInbox(world.steps());
        var market = new MarketQueue();
        var venue = account.venue().apply(RowSource.of(world.ledger().reader()));
        var agent = new AccountAgent(new AccountSetting(
                setup(account, venue),
                new Writer(Writer.Role.ACCOUNT_CORE, account.id().value(), Session.TOKEN),
                venue,
                world.ledger(),
                inbox,
                own,
                market,
                prices,
                world.clock(),
                world.metrics().account(account.id()),
                halt,
                world.steps(),
                world.stallNanos()));
        return new Seat(inbox, market, venue, venue.port().traits().name(), agent);
    }

    private AccountSetup setup(LivePlan.Account account, AccountVenue venue) {
        return new AccountSetup(
                account.id(),
                plan.instruments(),
                venue.port().traits(),
                account.risk(),
                DONE_ORDERS_KEPT,
                account.reconcile(),
                closeGate(account),
                CLOSE_EVERY_NANOS,
                account.selfTrade());
    }

    private CloseGate closeGate(LivePlan.Account account) {
        var runId = RunId.of("", "", plan.seed(), "", account.id().value());
        var gate = new HostCloseGate(
                account.id(), plan.hostVersion(), runId, account.closeSlippageBps(), CLOSE_DELAY_NANOS);
        return (close, exposure, now) -> gate.close(
                                "safety",
                                close.scope(),
                                close.causeSeq(),
                                close.ordinal(),
                                close.instrument(),
                                close.reduceOnly(),
                                now,
                                exposure)
                        instanceof GateVerdict.Approved(var approved)
                ? approved
                : null;
    }

    private AccountInbox inboxOf(LivePlan.Instance one) {
        var seat = seats.get(one.account());
        if (seat == null) {
            throw new IllegalArgumentException("Condition failed: an instance has an account, got=" + one.account());
        }
        return seat.inbox;
    }

    private List<MarketQueue> queues() {
        return plan.mode() == TradingMode.PAPER
                ? seats.values().stream().map(Seat::market).toList()
                : List.of();
    }

    /// Brings accounts to where the ledger left them, and begins to bring instances there: each is up when
    /// its guest has been made, and takes nothing before. Called once, before any agent works.
    public void start() {
        long now = world.clock().nowNanos();
        recordRun(now);
        seats.values().forEach(seat -> seat.agent.start());
        roster.all().forEach(one -> one.instance().start(now));
    }

    /// Whether no instance waits for its first guest any more.
    public boolean isUp() {
        return statuses().stream().noneMatch(one -> one.phase() == Phase.STARTING);
    }

    /// Says in the journal what runs from here on, at each start.
    private void recordRun(long now) {
        var batch = new LedgerBatch();
        for (var one : plan.instances()) {
            var run = assembly.run(one);
            batch.record(Session.HOST, RecordKind.RUN, now, run.encode());
            InstanceHome.keep(batch, one.id(), one.account());
        }
        var names = InstrumentNames.encode(world.ledger().reader(), plan.instruments());
        batch.put(Session.HOST, Table.META, InstrumentNames.key(), names);
        if (world.ledger().commit(batch) instanceof CommitResult.Failed(var code, var detail)) {
            halt.trip(code, detail, null);
        }
    }

    /// Everything that works: the order matters to nobody.
    public List<Agent> agents() {
        var agents = new ArrayList<Agent>();
        agents.add(feed);
        agents.addAll(lanes);
        seats.values().forEach(seat -> agents.add(seat.agent));
        return List.copyOf(agents);
    }

    public FeedAgent feed() {
        return feed;
    }

    public List<LaneAgent> lanes() {
        return lanes;
    }

    public List<AccountAgent> accounts() {
        return seats.values().stream().map(Seat::agent).toList();
    }

    public TradingHalt halt() {
        return halt;
    }

    public TradingMode mode() {
        return plan.mode();
    }

    /// How each instance is.
    public List<InstanceStatus> statuses() {
        return roster.all().stream().map(one -> one.instance().status()).toList();
    }

    /// Changes the interlock in every account that the scope concerns; each answers once it holds there. An
    /// instance concerns all, whether or not it runs just now: where it has nothing, its state binds nothing.
    ///
    /// @return empty if there is no such account or venue here
    public Map<AccountId, CompletableFuture<SafetyChange>> safety(SafetyCommand command) {
        var answers = new LinkedHashMap<AccountId, CompletableFuture<SafetyChange>>();
        seats.forEach((id, seat) -> {
            if (concerns(command.scope(), id, seat)) {
                var answer = new CompletableFuture<SafetyChange>();
                answers.put(id, answer);
                ask(seat, new AccountCommand.Safety(command, answer), answer);
            }
        });
        return answers;
    }

    /// Gives an instance an operator's signal (SPEC M-10); it overtakes what waits.
    ///
    /// @return `OK`, or `RES_QUEUE` if too many signals wait; empty if there is no such instance
    public Optional<ReasonCode> signal(InstanceId id, EventBody.ManualSignal signal) {
        long now = world.clock().nowNanos();
        var event = new Event(new EventHeader(0, now, now, now, 0, 0), signal);
        return instance(id).map(one -> one.notify(new Notice.Tell(event)) ? ReasonCode.OK : ReasonCode.RES_QUEUE);
    }

    /// Closes an instance's breaker for an operator, before its next input.
    ///
    /// @param actor who, from the caller's token
    /// @param note why
    /// @return empty if there is no such instance
    public Optional<CompletableFuture<BreakerReset>> resetBreaker(InstanceId id, String actor, String note) {
        return instance(id).map(one -> one.steering().resetBreaker(actor, note));
    }

    /// How an instance stands to its objectives; empty if there is none of that name.
    public Optional<ObjectiveView> objective(InstanceId id) {
        return instance(id).map(one -> one.steering().objective());
    }

    /// Lets an instance go on that its objectives hold back, for an operator; empty if there is none of
    /// that name.
    public Optional<CompletableFuture<ObjectiveReset>> resetObjective(InstanceId id, String actor, String note) {
        return instance(id).map(one -> one.steering().resetObjective(actor, note));
    }

    /// Asks for a change of an instance's configuration; empty if there is no such instance.
    public Optional<CompletableFuture<ConfigAnswer>> configure(InstanceId id, ConfigWish wish) {
        return instance(id).map(one -> one.steering().configure(wish));
    }

    /// The configuration that an instance runs with; empty if there is none of that name.
    public Optional<ConfigView> config(InstanceId id) {
        return instance(id).map(one -> one.steering().configuration());
    }

    /// How an instance is; empty if there is none of that name.
    public Optional<InstanceStatus> status(InstanceId id) {
        return instance(id).map(LiveInstance::status);
    }

    /// What its account said of an instance last; empty if there is none of that name.
    public Optional<AccountView> view(InstanceId id) {
        return instance(id).map(LiveInstance::view);
    }

    /// What was admitted under an identity; empty if there is none of that name.
    public Optional<LivePlan.Instance> planned(InstanceId id) {
        return roster.find(id).map(Seated::plan);
    }

    /// How an instance's breaker stands; empty if there is no such instance.
    public Optional<BreakerView> breaker(InstanceId id) {
        return instance(id).map(one -> one.steering().breaker());
    }

    private Optional<LiveInstance> instance(InstanceId id) {
        return roster.find(id).map(Seated::instance);
    }

    /// Asks every account to compare itself with its venue, once the journal says who asked and why.
    ///
    /// @param actor who, from the caller's token
    /// @return each account's verdict, which may be long in coming
    public CompletableFuture<Map<AccountId, CompletableFuture<Verdict>>> reconcile(String actor, String reason) {
        var noted = journal.note(new HostJournal.Asked("reconcile", ReasonCode.REC_OPERATOR, actor, reason));
        return noted.thenApply(_ -> {
            var answers = new LinkedHashMap<AccountId, CompletableFuture<Verdict>>();
            seats.forEach((id, seat) -> {
                var answer = new CompletableFuture<Verdict>();
                answers.put(id, answer);
                ask(seat, new AccountCommand.Reconcile(answer), answer);
            });
            return answers;
        });
    }

    /// Decides by hand what an account's reconciliation cannot.
    ///
    /// @param actor who, from the caller's token
    /// @param reason why
    /// @return empty if there is no such account
    public Optional<CompletableFuture<ReasonCode>> judge(
            AccountId account, Judgement judgement, String actor, String reason) {
        return Optional.ofNullable(seats.get(account)).map(seat -> {
            var answer = new CompletableFuture<ReasonCode>();
            ask(seat, new AccountCommand.Judge(judgement, actor, reason, answer), answer);
            return answer;
        });
    }

    private static void ask(Seat seat, AccountCommand command, CompletableFuture<?> answer) {
        if (!seat.inbox.ask(command)) {
            answer.completeExceptionally(Refusal.of(
                            ReasonCode.DEP_BUSY, "as many commands wait at the account as may; nothing was done there")
                    .got("no room", "an account that works")
                    .refused());
        }
    }

    /// What is traded, by the number that records name it with.
    public List<Instrument> instruments() {
        return plan.instruments();
    }

    /// A write of the ledger that takes longer is a stall.
    public long stallNanos() {
        return world.stallNanos();
    }

    /// Who runs, and how one comes and goes.
    public Roster roster() {
        return roster;
    }

    /// Keeps what operators ask for.
    public HostJournal journal() {
        return journal;
    }

    /// Names of the accounts, in the order of the configuration.
    public List<AccountId> accountIds() {
        return List.copyOf(seats.keySet());
    }

    private boolean concerns(SafetyScope scope, AccountId id, Seat seat) {
        return switch (scope) {
            case SafetyScope.Host _ -> true;
            case SafetyScope.Account(var account) -> account.equals(id);
            case SafetyScope.Venue(var name) -> name.equals(seat.venueName);
            case SafetyScope.Instance _ -> true;
        };
    }

    /// Ends the connections and guests; agents must have stopped.
    @Override
    public void close() {
        roster.all().forEach(one -> one.instance().close());
        world.services().close();
        seats.values().forEach(seat -> seat.venue.close());
        plan.market().close();
    }
}
