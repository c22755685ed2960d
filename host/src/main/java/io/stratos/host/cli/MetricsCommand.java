package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos metrics`: the daemon's figures as Prometheus reads them.
@CommandLine.Command(
        name = "metrics",
        description = "The daemon's figures, as Prometheus reads them.",
        footer = {"", "Example: stratos metrics --data host1 | grep health_state"})
final class MetricsCommand extends Command {
    MetricsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var text = new DaemonCall(context, shared).text("/metrics");
        var document = Json.object();
        document.put("schema", "stratos.metrics/1");
        document.put("text", text);
        print(document, () -> line(text.stripTrailing()));
        return ExitCode.DONE;
    }
}
