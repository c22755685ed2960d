package io.stratos.host.cli;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos host status`: whether the daemon trades, and if not, why.
@CommandLine.Command(
        name = "status",
        description = "Whether the daemon trades, and if not, why.",
        footer = {"", "Example: stratos host status --data host1"})
final class HostStatusCommand extends Command {
    HostStatusCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var client = ControlClient.open(context.data(shared), context.role(shared))) {
            line(client.get("/v1/status").json());
            return ExitCode.DONE;
        }
    }
}
