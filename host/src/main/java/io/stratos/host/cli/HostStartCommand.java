package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.StateSchemas;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.daemon.ControlServer;
import io.stratos.host.daemon.Daemon;
import io.stratos.host.daemon.DaemonConfig;
import io.stratos.host.daemon.DaemonConfigYaml;
import io.stratos.host.daemon.HeadSigner;
import io.stratos.host.daemon.LiveAssembly;
import io.stratos.host.daemon.LiveLedger;
import io.stratos.host.daemon.StopSignals;
import io.stratos.host.document.Json;
import io.stratos.host.live.LivePlan;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos host start`: the daemon, until it is stopped.
@CommandLine.Command(
        name = "start",
        description = {
            "Run instances in real time, until the daemon is stopped.",
            "A first signal stops in order, a second one at once; after a kill it goes on from its ledger."
        },
        footer = {"", "Example: stratos host start --config host.yaml --data host1 --foreground"})
final class HostStartCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What to run.")
    private String file = "";

    @Option(names = "--foreground", description = "Stay in this process.")
    private boolean foreground;

    HostStartCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (!foreground) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "the daemon runs in the foreground only")
                    .fix("give --foreground, and let a service manager put it into the background")
                    .refused();
        }
        var path = context.path(file);
        var config = DaemonConfigYaml.read(path);
        var data = dataOf(config, path);
        try (var plugins = PluginFolder.open(context.installation().resolve("plugins"))) {
            var assembly = new LiveAssembly(config, folderOf(path), context.world(), plugins, plugins);
            var instances = instances(config, folderOf(path), AdmittedReleases.of(data), plugins);
            run(assembly, instances, data, config);
        }
        return ExitCode.DONE;
    }

    private void run(LiveAssembly assembly, List<LivePlan.Instance> instances, Path data, DaemonConfig config)
            throws Refused {
        var ledger = LiveLedger.open(data, config.mode());
        var daemon = daemon(assembly, instances, ledger);
        if (config.auditKey() != null) {
            daemon.sign(signer(config.auditKey(), data, ledger));
        }
        StopSignals.handle(daemon::requestStop);
        daemon.start();
        try (var control = control(daemon, data, config)) {
            var document = Json.object();
            document.put("schema", "stratos.host-start/1");
            document.put("url", control.url());
            document.put("mode", config.mode());
            print(document, () -> line("running in mode " + config.mode() + ", local API on " + control.url()));
            context.terminal().flush();
            daemon.runUntilStopped();
        }
    }

    private HeadSigner signer(String key, Path data, LiveLedger ledger) throws Refused {
        try {
            var signing = keys.store(context, shared).signingKey(key);
            return HeadSigner.open(
                    data, signing, ledger.ledger()::head, context.world().wallClock());
        } catch (Refused refused) {
            ledger.ledger().close();
            throw refused;
        }
    }

    private ControlServer control(Daemon daemon, Path data, DaemonConfig config) throws Refused {
        try {
            return ControlServer.start(
                    daemon, data, config.port(), context.world().keys());
        } catch (Refused refused) {
            daemon.requestStop();
            daemon.runUntilStopped();
            throw refused;
        }
    }

    private static Daemon daemon(LiveAssembly assembly, List<LivePlan.Instance> instances, LiveLedger ledger)
            throws Refused {
        try {
            return assembly.daemon(instances, ledger);
        } catch (Refused refused) {
            ledger.ledger().close();
            throw refused;
        }
    }

    private List<LivePlan.Instance> instances(
            DaemonConfig config, Path folder, AdmittedReleases releases, SandboxRuntimes plugins) throws Refused {
        var loading = new StrategyLoading(
                        new BundleSource(context),
                        Policies.open(config.policy(), folder),
                        admission(releases),
                        plugins,
                        StrategyLoading.Deadline.DECLARED)
                .keeping(releases);
        var loaded = new HashMap<Path, StrategyLoading.Loaded>();
        var instances = new ArrayList<LivePlan.Instance>();
        for (var wanted : config.instances()) {
            var bundle = folder.resolve(wanted.bundle()).normalize();
            var strategy = loaded.get(bundle);
            if (strategy == null) {
                strategy = loading.load(bundle);
                loaded.put(bundle, strategy);
            }
            instances.add(planned(wanted, strategy));
        }
        return instances;
    }

    private static LivePlan.Instance planned(DaemonConfig.Instance wanted, StrategyLoading.Loaded strategy)
            throws Refused {
        var descriptor = strategy.descriptor();
        if (!wanted.id().strategy().equals(descriptor.strategyId())) {
            throw Refusal.of(ReasonCode.CFG_HOST, "the bundle holds another strategy")
                    .at(wanted.id().toString())
                    .got(descriptor.strategyId(), wanted.id().strategy())
                    .refused();
        }
        var values = ConfigResolver.resolve(descriptor.configSchema(), wanted.config());
        return new LivePlan.Instance(
                wanted.id(),
                wanted.account(),
                descriptor,
                strategy.module(),
                strategy.manifestSha256(),
                values,
                ConfigResolver.sha256(values),
                strategy.health(),
                wanted.breaker(),
                wanted.quality(),
                wanted.objectives());
    }

    private AdmissionContext admission(AdmittedReleases releases) throws Refused {
        return new AdmissionContext(
                context.world().wallClock().nowNanos(),
                keys.trust(context, shared),
                Optional.of(releases.marks()),
                Optional.of(StateSchemas.none()),
                false);
    }

    /// `--data`, else `STRATOS_HOME`, else what the file says, else `.stratos` here (CLI.md).
    private Path dataOf(DaemonConfig config, Path path) {
        @Nullable String named = config.data();
        boolean isGiven = shared.data != null || context.world().environment().variable("STRATOS_HOME") != null;
        return isGiven || named == null
                ? context.data(shared)
                : folderOf(path).resolve(named).normalize();
    }

    private static Path folderOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
