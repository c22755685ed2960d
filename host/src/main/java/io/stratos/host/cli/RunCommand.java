package io.stratos.host.cli;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.StateSchemas;
import io.stratos.host.cli.StrategyLoading.Loaded;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.report.SessionReport;
import io.stratos.host.run.Backtest;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.RunPlan;
import io.stratos.host.run.RunResult;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeInstrument;
import io.stratos.host.tape.TapeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos run`: a backtest with the host's own turns, gate, account core and ledger in simulated time.
@CommandLine.Command(
        name = "run",
        description = {
            "Run strategies over a tape in simulated time.",
            "With --data, a run that was killed goes on where it was committed when the same command is given again.",
            "Exit code 1 also says that an instance could not start or be resumed: its health tells why, the others"
                    + " ran."
        },
        footer = {"", "Example: stratos run --bundle ema-cross.stratos --tape bitstamp --config fast=12 --data run1"})
final class RunCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Option(
            names = "--bundle",
            required = true,
            paramLabel = "B",
            description =
                    "A bundle, or a strategy's folder (built and packed on the fly). May be given more than once.")
    private List<String> bundles = List.of();

    @Option(names = "--tape", required = true, paramLabel = "T", description = "A tape file, or bitstamp or eth-5m.")
    private String tape = "";

    @Option(names = "--config", paramLabel = "K=V", description = "A configuration value; may be given more than once.")
    private List<String> config = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--venue",
            paramLabel = "FILE",
            description = "Latencies, fees, filters and limits of the paper venue.")
    private @Nullable String venue;

    @Option(
            names = "--shared-account",
            description = {
                "All strategies trade in one account, with one copy of the venue's liquidity and one set of limits.",
                "Without, each has an account and a copy of its own, and none notices another."
            })
    private boolean sharedAccount;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report of the run there.")
    private @Nullable String report;

    @Option(names = "--policy", paramLabel = "P", description = "Admission policy; default ${DEFAULT-VALUE}.")
    private String policy = "dev";

    RunCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var opened = TapeLibrary.open(tape, context.world().environment().workingDirectory());
        var settings = venue == null ? VenueSettings.defaults() : VenueSettings.read(context.path(venue));
        try (var plugins = PluginFolder.open(context.installation().resolve("plugins"))) {
            var strategies = strategies(plugins, opened);
            var plan = inItsFolder(new RunPlan(
                    Path.of("."), opened, strategies, settings, sharedAccount, seed, RunPlan.CHECKPOINT_EVERY_TURNS));
            var result = run(plan);
            var document = RunDocument.of(result);
            document.put("data", plan.data().toString());
            if (report != null) {
                var written = ReportFile.write(SessionReport.read(plan.data(), false), context.path(report));
                document.put("report", written.path());
            }
            print(document, () -> RunDocument.print(result, this::line));
            return result.isWhole() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private RunResult run(RunPlan plan) throws Refused {
        try (var ledger = LedgerDoor.open(plan.data())) {
            return new Backtest(plan, ledger, context.world().nanoClock(), new ProgressLine(context)).run();
        }
    }

    private List<RunPlan.Strategy> strategies(SandboxRuntimes plugins, Tape opened) throws Refused {
        var folder = context.world().environment().workingDirectory();
        var loading = new StrategyLoading(
                new BundleSource(context),
                Policies.open(policy, folder),
                admission(),
                plugins,
                StrategyLoading.Deadline.GENEROUS);
        var admitted = new ArrayList<Loaded>();
        for (var bundle : bundles) {
            admitted.add(loading.load(context.path(bundle)));
        }
        var given = ConfigResolver.pairs(config);
        requireKnown(given.keySet(), admitted);
        var shard = opened.instruments().getFirst().symbol().toLowerCase(Locale.ROOT);
        var strategies = new ArrayList<RunPlan.Strategy>();
        for (var strategy : admitted) {
            var bot = admitted.size() == 1 ? "run" : "run-" + (strategies.size() + 1);
            var id = new InstanceId(bot, strategy.descriptor().strategyId(), shard);
            requireFits(strategy.descriptor(), opened);
            strategies.add(planned(strategy, id, given));
        }
        return strategies;
    }

    private AdmissionContext admission() throws Refused {
        return new AdmissionContext(
                context.world().wallClock().nowNanos(),
                keys.trust(context, shared),
                Optional.empty(),
                Optional.of(StateSchemas.none()),
                false);
    }

    private static RunPlan.Strategy planned(Loaded strategy, InstanceId id, Map<String, String> given) throws Refused {
        var schema = strategy.descriptor().configSchema();
        var own = new HashMap<String, String>();
        schema.forEach(field -> {
            var value = given.get(field.name());
            if (value != null) {
                own.put(field.name(), value);
            }
        });
        var values = ConfigResolver.resolve(schema, own);
        return new RunPlan.Strategy(
                id,
                strategy.descriptor(),
                strategy.module(),
                strategy.manifestSha256(),
                values,
                ConfigResolver.sha256(values),
                strategy.health());
    }

    /// A value that no strategy of the run takes is a mistake, not something to pass over.
    private static void requireKnown(Set<String> names, List<Loaded> admitted) throws Refused {
        var known = new HashSet<String>();
        admitted.forEach(strategy -> strategy.descriptor().configSchema().forEach(field -> known.add(field.name())));
        for (var name : names) {
            if (!known.contains(name)) {
                throw Refusal.of(ReasonCode.CFG_UNKNOWN_FIELD, "no strategy of this run has that field")
                        .got(name, known)
                        .refused();
            }
        }
    }

    /// A strategy that would never be told anything, or never be let trade, is a mistake of who started the run.
    private static void requireFits(StrategyDescriptor descriptor, Tape opened) throws Refused {
        var capabilities = descriptor.capabilities();
        var kind = opened.kind().eventKind();
        if (!capabilities.events().contains(kind)) {
            throw Refusal.of(ReasonCode.DSC_CAPABILITY, "the strategy does not subscribe to what the tape holds")
                    .at(descriptor.strategyId())
                    .got(capabilities.events(), kind)
                    .fix("declare the event in strategy.yaml and sign again, or use another tape")
                    .refused();
        }
        var listed = opened.instruments().stream().map(TapeInstrument::symbol).toList();
        var wanted = capabilities.symbols();
        if (!wanted.contains("*") && listed.stream().noneMatch(wanted::contains)) {
            throw Refusal.of(ReasonCode.DAT_UNKNOWN_SYMBOL, "none of the strategy's symbols is on the tape")
                    .at(descriptor.strategyId())
                    .got(wanted, listed)
                    .refused();
        }
    }

    /// With `--data` that directory, resumed if it holds this very run. Without, a fresh one named after the run.
    private RunPlan inItsFolder(RunPlan plan) throws Refused {
        if (shared.data != null) {
            return plan.in(context.data(shared));
        }
        var folder = context.data(shared).resolve("runs").resolve(plan.name());
        FreshFolder.empty(folder);
        return plan.in(folder);
    }
}
