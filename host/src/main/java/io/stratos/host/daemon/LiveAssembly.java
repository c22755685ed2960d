package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.service.ModelService;
import io.stratos.abi.service.ServiceOpening;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.MarketSource;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.host.daemon.deploy.BundleShelf;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.daemon.deploy.FirstStart;
import io.stratos.host.daemon.deploy.GuestRoom;
import io.stratos.host.daemon.deploy.Strategies;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.account.LinkedVenue;
import io.stratos.host.live.account.PaperAccountVenue;
import io.stratos.host.live.account.ShadowVenue;
import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.duty.SteadyClock;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.plugin.MarketProviders;
import io.stratos.host.plugin.ServiceProviders;
import io.stratos.host.plugin.VenueAdapters;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.world.WallClock;
import io.stratos.host.world.World;
import io.stratos.state.LedgerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Puts a daemon together from its configuration and the strategies that were loaded for it.
public final class LiveAssembly {
    /// Often enough that a restart re-applies little.
    private static final int CHECKPOINT_EVERY_TURNS = 1_000;

    /// What is on its way to the paper venue when the process ends is lost; after this it can be known.
    private static final long PAPER_EXPIRY_NANOS = 2_000_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final String VERSION = "0.1.0";

    private final DaemonConfig config;
    private final Path folder;
    private final World world;
    private final VenueAdapters adapters;
    private final ServiceProviders providers;
    private final MarketProviders markets;
    private final Openings openings = new Openings();

    /// @param folder what relative files of the configuration are relative to
    public LiveAssembly(
            DaemonConfig config,
            Path folder,
            World world,
            VenueAdapters adapters,
            ServiceProviders providers,
            MarketProviders markets) {
        this.markets = markets;
        this.providers = providers;
        this.config = config;
        this.folder = folder;
        this.world = world;
        this.adapters = adapters;
    }

    /// A daemon that is not started.
    ///
    /// @throws Refused if the market, the venue or the ledger cannot be used; what was opened is closed then,
    ///     but for the ledger
    public Daemon daemon(FirstStart known, Strategies strategies, BundleShelf shelf, LiveLedger ledger) throws Refused {
        try {
            return assembled(known, strategies, shelf, ledger);
        } catch (Refused | RuntimeException refused) {
            openings.close(refused);
            throw refused;
        }
    }

    private Daemon assembled(FirstStart known, Strategies strategies, BundleShelf shelf, LiveLedger ledger)
            throws Refused {
        var room = GuestRoom.ofThisProcess();
        var first = known.atHome(ledger.ledger().reader()).within(config.instancesMax(), room);
        var background = new BackgroundWork();
        var guests = new GuestThreads(
                Math.max(2, Runtime.getRuntime().availableProcessors()), world.nanoClock(), background);
        var clock = new SteadyClock(world.wallClock(), world.nanoClock());
        var metrics = new HostMetrics(clock);
        var services = services(clock);
        openings.add(services::close);
        var host = new LiveHost(
                plan(first.running(), ledger, clock),
                new LiveWorld(
                        ledger.ledger(),
                        ledger.mark(),
                        clock,
                        guests::of,
                        metrics,
                        services,
                        StepsUnderTest.ofProcess(),
                        config.mode() == TradingMode.PAPER ? LiveWorld.NO_STALL : config.stallNanos()));
        services.start();
        metrics.watch(new HostStanding(host));
        var deployments = new Deployments(
                host, strategies, shelf, first, config.instancesMax(), room, world.nanoClock()::nanoTime);
        return new Daemon(host, deployments, ledger, metrics, world.nanoClock(), background);
    }

    private LiveServices services(WallClock clock) throws Refused {
        var opened = new LinkedHashMap<Integer, ModelService>();
        for (var service : config.services().all()) {
            switch (providers.provider(service.provider()).open(service.settings(), folder)) {
                case ServiceOpening.Opened(var model) -> opened.put(service.id(), model);
                case ServiceOpening.Refused(var code, var detail) -> {
                    opened.values().forEach(ModelService::close);
                    throw Refusal.of(code, "a service cannot be used: " + detail)
                            .at("services, id " + service.id())
                            .refused();
                }
            }
        }
        return new LiveServices(opened, config.services().fallbacks(), clock);
    }

    private LivePlan plan(List<LivePlan.Instance> instances, LiveLedger ledger, WallClock clock) throws Refused {
        var model = config.venue().model();
        var settings = model == null ? VenueSettings.defaults() : VenueSettings.read(folder.resolve(model));
        var reader = ledger.ledger().reader();
        return config.mode() == TradingMode.LIVE
                ? live(instances, settings, reader, clock)
                : within(instances, settings, reader);
    }

    /// Paper and shadow: no venue is outside.
    private LivePlan within(List<LivePlan.Instance> instances, VenueSettings settings, LedgerReader reader)
            throws Refused {
        var market = market(settings);
        var instruments = market.instruments();
        var accounts = accounts(instruments, settings, id -> rows -> venue(settings.config(), id, instruments, rows));
        return plan(instances, instruments, accounts, market.open(instruments, reader), market.source());
    }

    private LivePlan live(
            List<LivePlan.Instance> instances, VenueSettings settings, LedgerReader reader, WallClock clock)
            throws Refused {
        var market = config.market().from() instanceof DaemonConfig.OfVenue ? null : market(settings);
        var adapter = adapters.adapter(String.valueOf(config.venue().adapter()));
        var venue = new LiveVenue(adapter, config.venue(), clock, clock.nowNanos());
        venue.connect(config.accounts().stream().map(DaemonConfig.Account::id).toList());
        openings.add(venue::close);
        var instruments = venue.instruments();
        var accounts = accounts(instruments, settings, id -> _ -> new LinkedVenue(venue.link(id)));
        return market == null
                ? plan(instances, instruments, accounts, venue.market(reader), venue.source())
                : plan(instances, instruments, accounts, market.open(instruments, reader), market.source());
    }

    private LiveMarket market(VenueSettings settings) throws Refused {
        return switch (config.market().from()) {
            case DaemonConfig.Tape tape -> LiveMarket.of(tape, folder, settings);
            case DaemonConfig.Source source -> LiveMarket.of(source, folder, settings, markets);
            case DaemonConfig.OfVenue of ->
                throw new IllegalStateException("Invariant: only mode live takes the venue's market, got=" + of);
        };
    }

    private List<LivePlan.Account> accounts(
            List<Instrument> instruments,
            VenueSettings settings,
            Function<AccountId, Function<RowSource, AccountVenue>> venueOf)
            throws Refused {
        var accounts = new ArrayList<LivePlan.Account>();
        for (var one : config.accounts()) {
            var risk = new LimitRisk(one.risk().over(settings.risk(), instruments));
            accounts.add(new LivePlan.Account(
                    one.id(),
                    venueOf.apply(one.id()),
                    risk,
                    reconcile(),
                    one.selfTrade(),
                    Decimal.ofWhole(one.flattenSlippageBps())));
        }
        return accounts;
    }

    private LivePlan plan(
            List<LivePlan.Instance> instances,
            List<Instrument> instruments,
            List<LivePlan.Account> accounts,
            MarketSource market,
            String source) {
        openings.add(market::close);
        return new LivePlan(
                config.mode(),
                instruments,
                market,
                source,
                config.market().staleAfterNanos(),
                accounts,
                instances,
                config.seed(),
                CHECKPOINT_EVERY_TURNS,
                VERSION);
    }

    /// The standard, with the requests that this venue allows: a quarter is kept for questions, a quarter
    /// for cancels.
    private ReconcilePolicy reconcile() {
        int rate = config.venue().requestsPerSecond();
        int kept = Math.max(1, rate / 2);
        var of = ReconcilePolicy.STANDARD;
        return new ReconcilePolicy(
                of.periodicNanos(),
                of.retryNanos(),
                of.answerNanos(),
                config.venue().overlapNanos(),
                of.looksMax(),
                of.attemptsMax(),
                of.unknownAlarmNanos(),
                of.onForeign(),
                of.onDangerous(),
                new RequestBudget.Limits(2 * rate, SECOND_NANOS / rate, kept, kept));
    }

    private AccountVenue venue(VenueConfig model, AccountId account, List<Instrument> instruments, RowSource rows) {
        if (config.mode() == TradingMode.SHADOW) {
            return new ShadowVenue(model.name());
        }
        var conduct = VenueConduct.ofClass(IdentityClass.B2, 0).timing(PAPER_EXPIRY_NANOS, QueryLag.NONE, 0);
        return new PaperAccountVenue(PaperVenue.restore(model.with(conduct), account, instruments, rows));
    }
}
