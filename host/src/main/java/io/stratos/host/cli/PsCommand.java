package io.stratos.host.cli;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos ps`: what runs, and how it is.
@CommandLine.Command(
        name = "ps",
        description = "What runs in the daemon, with health and reason.",
        footer = {"", "Example: stratos ps --data host1"})
final class PsCommand extends Command {
    PsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var client = ControlClient.open(context.data(shared))) {
            line(client.get("/v1/ps").json());
            return ExitCode.DONE;
        }
    }
}
