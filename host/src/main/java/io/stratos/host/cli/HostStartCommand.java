package io.stratos.host.cli;

import io.stratos.host.audit.SeenEnd;
import io.stratos.host.daemon.ControlPort;
import io.stratos.host.daemon.ControlServer;
import io.stratos.host.daemon.Daemon;
import io.stratos.host.daemon.DaemonConfig;
import io.stratos.host.daemon.HeadSigner;
import io.stratos.host.daemon.LiveAssembly;
import io.stratos.host.daemon.LiveLedger;
import io.stratos.host.daemon.RunningMark;
import io.stratos.host.daemon.StopSignals;
import io.stratos.host.daemon.deploy.BundleShelf;
import io.stratos.host.daemon.deploy.FirstStart;
import io.stratos.host.daemon.deploy.Strategies;
import io.stratos.host.document.Json;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.LivePlan;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos host start`: the daemon, until it is stopped.
@CommandLine.Command(
        name = "start",
        description = {
            "Run instances in real time until the daemon is stopped: in the background, returning once it answers,",
            "or with --foreground in this process.",
            "A first signal stops in order, a second one at once; after a kill it goes on from its ledger."
        },
        footer = {"", "Example: stratos host start --config host.yaml --data host1 --foreground"})
final class HostStartCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Mixin
    private final HostFile file = new HostFile();

    @Option(names = "--foreground", description = "Stay in this process.")
    private boolean foreground;

    HostStartCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var read = file.read(context, shared);
        var config = read.config();
        var data = read.data();
        if (!foreground) {
            return background(read.file(), data);
        }
        try (var port = ControlPort.take(config.port());
                var plugins = PluginFolder.open(context.installation().resolve("plugins"))) {
            var assembly = new LiveAssembly(config, read.folder(), context.world(), plugins, plugins, plugins);
            var strategies = new LiveStrategies(context, keys, shared, config, read.folder(), data, plugins);
            run(assembly, strategies, data, config, port, plugins.hashes());
        }
        return ExitCode.DONE;
    }

    private int background(Path config, Path data) throws Refused {
        var arguments = List.of(
                "host",
                "start",
                "--foreground",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--keys",
                keys.path(context, shared).toString());
        var outcome = new BackgroundStart(context, data).start(arguments);
        if (outcome.exitCode() != ExitCode.DONE) {
            return outcome.exitCode();
        }
        var document = Json.object();
        document.put("schema", "stratos.host-start/1");
        document.put("url", outcome.url());
        document.put("pid", outcome.pid());
        document.put("log", data.resolve(RunningMark.LOG_FILE).toString());
        print(document, () -> line("running as process " + outcome.pid() + ", local API on " + outcome.url()));
        return ExitCode.DONE;
    }

    private void run(
            LiveAssembly assembly,
            LiveStrategies strategies,
            Path data,
            DaemonConfig config,
            ControlPort port,
            Map<String, String> plugins)
            throws Refused {
        var declared = strategies.declared();
        var ledger = LiveLedger.open(data, config.mode());
        var daemon = daemon(assembly, strategies, declared, data, ledger);
        daemon.loaded(plugins);
        try {
            if (config.auditKey() != null) {
                daemon.sign(signer(config.auditKey(), data, ledger));
            }
            StopSignals.handle(daemon::requestStop);
            daemon.mark(data, context.world().wallClock().nowNanos());
        } catch (Refused refused) {
            daemon.abandon();
            throw refused;
        }
        daemon.start();
        try (var control = control(daemon, data, port)) {
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
        var signing = keys.store(context, shared).signingKey(key);
        var history = SeenEnd.compareSigned(data, ledger.ledger().reader());
        return HeadSigner.open(
                data, signing, ledger.ledger()::head, context.world().wallClock(), history);
    }

    private ControlServer control(Daemon daemon, Path data, ControlPort port) throws Refused {
        try {
            return ControlServer.start(daemon, data, port, context.world().keys());
        } catch (Refused refused) {
            daemon.requestStop();
            daemon.runUntilStopped();
            throw refused;
        }
    }

    private static Daemon daemon(
            LiveAssembly assembly,
            Strategies strategies,
            List<LivePlan.Instance> declared,
            Path data,
            LiveLedger ledger)
            throws Refused {
        try {
            var shelf = new BundleShelf(data);
            var decided = DeployedInstance.all(ledger.ledger().reader());
            var first = FirstStart.of(declared, decided, strategies, shelf);
            return assembly.daemon(first, strategies, shelf, ledger);
        } catch (Refused refused) {
            ledger.ledger().close();
            throw refused;
        }
    }
}
