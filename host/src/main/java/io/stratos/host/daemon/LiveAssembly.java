package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.account.PaperAccountVenue;
import io.stratos.host.live.account.ShadowVenue;
import io.stratos.host.live.duty.SteadyClock;
import io.stratos.host.live.market.TapeSource;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.TapeLibrary;
import io.stratos.host.world.World;
import java.nio.file.Path;
import java.util.List;

/// Puts a daemon together from its configuration and the strategies that were loaded for it.
public final class LiveAssembly {
    /// Often enough that a restart re-applies little.
    private static final int CHECKPOINT_EVERY_TURNS = 1_000;

    /// What is on its way to the paper venue when the process ends is lost; after this it can be known.
    private static final long PAPER_EXPIRY_NANOS = 2_000_000_000L;

    private static final String VERSION = "0.1.0";

    private final DaemonConfig config;
    private final Path folder;
    private final World world;

    /// @param folder what relative files of the configuration are relative to
    public LiveAssembly(DaemonConfig config, Path folder, World world) {
        this.config = config;
        this.folder = folder;
        this.world = world;
    }

    /// A daemon that is not started.
    ///
    /// @throws Refused if the market, the venue or the ledger cannot be used
    public Daemon daemon(List<LivePlan.Instance> instances, LiveLedger ledger) throws Refused {
        var guests = Daemon.guestThread();
        var clock = new SteadyClock(world.wallClock(), world.nanoClock());
        var host = new LiveHost(plan(instances), new LiveWorld(ledger.ledger(), clock, guests, EndingSteps.ofProcess()));
        return new Daemon(host, ledger, guests, world.nanoClock());
    }

    private LivePlan plan(List<LivePlan.Instance> instances) throws Refused {
        var named = config.market().tape();
        if (config.mode() == TradingMode.LIVE || named == null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "there is no venue adapter of that name")
                    .got(String.valueOf(config.venue().adapter()), "an installed adapter")
                    .refused();
        }
        var model = config.venue().model();
        var settings = model == null ? VenueSettings.defaults() : VenueSettings.read(folder.resolve(model));
        var tape = TapeLibrary.open(named, folder);
        var instruments = settings.instruments(tape);
        var accounts = config.accounts().stream()
                .map(id -> new LivePlan.Account(
                        id,
                        rows -> venue(settings.config(), id, instruments, rows),
                        new LimitRisk(settings.risk()),
                        ReconcilePolicy.STANDARD))
                .toList();
        return new LivePlan(
                config.mode(),
                instruments,
                new TapeSource(tape, config.market().speed()),
                accounts,
                instances,
                config.seed(),
                CHECKPOINT_EVERY_TURNS,
                VERSION);
    }

    private AccountVenue venue(VenueConfig model, AccountId account, List<Instrument> instruments, RowSource rows) {
        if (config.mode() == TradingMode.SHADOW) {
            return new ShadowVenue(model.name());
        }
        var conduct = VenueConduct.ofClass(IdentityClass.B2, 0).timing(PAPER_EXPIRY_NANOS, QueryLag.NONE, 0);
        return new PaperAccountVenue(PaperVenue.restore(model.with(conduct), account, instruments, rows));
    }
}
