package io.stratos.host.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.daemon.deploy.BundleShelf;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.daemon.deploy.FirstStart;
import io.stratos.host.daemon.deploy.GuestRoom;
import io.stratos.host.daemon.deploy.Strategies;
import io.stratos.host.daemon.deploy.Wanted;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.HostJournal;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.ShadowVenue;
import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.SteadyClock;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A whole daemon in mode shadow on a directory, with its threads and its local API; a bundle is any bytes,
/// its strategy says nothing.
final class DaemonBench implements AutoCloseable {
    static final AccountId MAIN = new AccountId("main");
    static final AccountId OTHER = new AccountId("other");
    static final int INSTANCES_MAX = 3;

    /// A bundle that is not admitted.
    static final byte[] FORGED = {66};

    /// A bundle that is admitted, and whose account is nowhere.
    static final byte[] LOST = {67};

    /// An instance whose strategy takes no operator's signals.
    static final String DEAF = "deaf";

    private static final Instrument BTC = new Instrument(
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

    final Path data;
    final Daemon daemon;
    final LiveLedger ledger;
    final ControlServer server;
    private final Thread running;
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile @Nullable LiveStep deadly;
    private volatile CountDownLatch goesOn = new CountDownLatch(0);
    private final HttpClient http = HttpClient.newHttpClient();

    DaemonBench(Path data) throws Refused {
        this(data, Map.of());
    }

    /// @param declared account by name, of instances that the configuration names
    DaemonBench(Path data, Map<String, AccountId> declared) throws Refused {
        this(data, declared, ControlLimits.STANDARD);
    }

    DaemonBench(Path data, Map<String, AccountId> declared, ControlLimits limits) throws Refused {
        this(data, declared, limits, GuestRoom.ofThisProcess());
    }

    /// @param room for the guests' memories, a mebibyte each
    DaemonBench(Path data, Map<String, AccountId> declared, ControlLimits limits, GuestRoom room) throws Refused {
        this.data = data;
        ledger = LiveLedger.open(data, TradingMode.PAPER);
        var strategies = new Quiet();
        var shelf = new BundleShelf(data);
        var decided = DeployedInstance.all(ledger.ledger().reader());
        var first = FirstStart.of(declared(declared), decided, strategies, shelf)
                .atHome(ledger.ledger().reader());
        var world = World.system();
        var clock = new SteadyClock(world.wallClock(), world.nanoClock());
        var background = new BackgroundWork();
        var guests = new GuestThreads(2, world.nanoClock(), background);
        var metrics = new HostMetrics(clock);
        var host = new LiveHost(
                plan(first.running()),
                new LiveWorld(
                        ledger.ledger(),
                        ledger.mark(),
                        clock,
                        guests::of,
                        metrics,
                        LiveServices.none(),
                        this::reached,
                        LiveWorld.NO_STALL));
        metrics.watch(new HostStanding(host));
        var deployments =
                new Deployments(host, strategies, shelf, first, INSTANCES_MAX, room, world.nanoClock()::nanoTime);
        daemon = new Daemon(host, deployments, ledger, metrics, world.nanoClock(), background);
        daemon.start();
        server = ControlServer.start(daemon, data, ControlPort.take(0), world.keys(), limits);
        running = Thread.ofPlatform().start(daemon::runUntilStopped);
    }

    private void reached(LiveStep step) {
        if (step == deadly) {
            throw new AssertionError("as the test wants it");
        }
        if (step == LiveStep.SAFETY_SET && Thread.currentThread().getName().equals("account-" + MAIN)) {
            held.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The next thread that comes to this step ends there.
    void killAt(LiveStep step) {
        deadly = step;
    }

    /// The journal has one record more.
    void note(String reason) {
        daemon.host()
                .journal()
                .note(new HostJournal.Asked("note", ReasonCode.OK, "test", reason))
                .join();
    }

    /// [#MAIN] takes nothing any more until it is let go.
    void holdAccount() throws InterruptedException {
        goesOn = new CountDownLatch(1);
        var _ = daemon.host()
                .safety(new SafetyCommand(
                        new SafetyScope.Account(MAIN),
                        SafetyState.SAFE_MODE,
                        ReasonCode.SAF_HALT,
                        "test",
                        false,
                        "try"));
        held.await();
    }

    void letAccountGo() {
        goesOn.countDown();
    }

    private static LivePlan plan(List<LivePlan.Instance> instances) {
        var limits = new RiskLimits(BigDecimal.valueOf(1_000_000), Map.of(), 1_000);
        return new LivePlan(
                TradingMode.SHADOW,
                List.of(BTC),
                new Silence(),
                "test",
                0,
                List.of(account(MAIN, limits), account(OTHER, limits)),
                instances,
                42,
                20,
                "0.0.0");
    }

    private static LivePlan.Account account(AccountId id, RiskLimits limits) {
        return new LivePlan.Account(
                id,
                _ -> new ShadowVenue("paper"),
                new LimitRisk(limits),
                ReconcilePolicy.STANDARD,
                SelfTrade.BLOCK,
                Decimal.ofWhole(100));
    }

    private record Silence() implements MarketSource {
        @Override
        public int poll(long nowNanos, int recordsMax, MarketSink sink) {
            return 0;
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static List<LivePlan.Instance> declared(Map<String, AccountId> declared) {
        return declared.entrySet().stream()
                .map(one -> Quiet.of(new InstanceId("b", "scripted", one.getKey()), one.getValue()))
                .toList();
    }

    private record Quiet() implements Strategies {
        static LivePlan.Instance of(InstanceId id, AccountId account) {
            var events = id.shard().equals(DEAF)
                    ? List.of(EventKind.TRADE)
                    : List.of(EventKind.TRADE, EventKind.MANUAL_SIGNAL);
            var descriptor = Descriptors.scripted(events, List.of());
            return new LivePlan.Instance(
                    id,
                    account,
                    descriptor,
                    new ScriptedModule(() -> (_, _, _) -> {}),
                    "00".repeat(32),
                    List.of(),
                    "00".repeat(32),
                    HealthRules.of(descriptor),
                    BreakerRules.STANDARD,
                    QualityPolicy.STANDARD,
                    Objectives.NONE);
        }

        @Override
        public LivePlan.Instance deployed(Wanted wanted, byte[] bundle) throws Refused {
            if (bundle[0] == FORGED[0]) {
                throw new Refused(List.of(
                        Refusal.of(ReasonCode.SIG_INVALID, "as the test wants it"),
                        Refusal.of(ReasonCode.BND_HASH, "this too")));
            }
            return of(
                    new InstanceId(wanted.bot(), "scripted", wanted.instance()),
                    bundle[0] == LOST[0] ? new AccountId("nowhere") : wanted.account());
        }

        @Override
        public LivePlan.Instance declared(InstanceId id) {
            throw new AssertionError("nothing is declared");
        }
    }

    HttpResponse<String> get(String role, String path) throws Exception {
        return http.send(request(role, path).GET().build(), BodyHandlers.ofString());
    }

    /// What it answers before any body, which may be without end.
    int status(String role, String path) throws Exception {
        var answer = http.send(request(role, path).GET().build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    HttpResponse<String> post(String role, String path, String body) throws Exception {
        return post(role, path, body.getBytes(UTF_8));
    }

    HttpResponse<String> post(String role, String path, byte[] body) throws Exception {
        return http.send(
                request(role, path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    /// @param role whose token is shown; empty for none
    private HttpRequest.Builder request(String role, String path) throws Refused {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path));
        return role.isEmpty()
                ? request
                : request.header("Authorization", "Bearer " + Tokens.read(data, Tokens.role(role)));
    }

    /// Stops in order, as the signal does.
    @Override
    public void close() throws IOException {
        daemon.requestStop();
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.close();
        http.close();
    }
}
