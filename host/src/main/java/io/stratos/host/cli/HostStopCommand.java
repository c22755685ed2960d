package io.stratos.host.cli;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos host stop`: asks the daemon to stop in order.
@CommandLine.Command(
        name = "stop",
        description = "Stop the daemon in order: what waits is delivered, checkpoints are taken. Orders stay.",
        footer = {"", "Example: stratos host stop --data host1"})
final class HostStopCommand extends Command {
    @Option(names = "--reason", paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    HostStopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var client = ControlClient.open(context.data(shared), context.role(shared))) {
            var body = Json.object();
            if (!reason.isEmpty()) {
                body.put("reason", reason);
            }
            line(client.post("/v1/stop", Json.text(body)).json());
            return ExitCode.DONE;
        }
    }
}
