package io.stratos.host.cli;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos reconcile`: begins a comparison of every account with its venue.
@CommandLine.Command(
        name = "reconcile",
        description = "Compare every account of a running host with its venue; host status tells how it went.",
        footer = {"", "Example: stratos reconcile --data host1"})
final class ReconcileCommand extends Command {
    ReconcileCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var client = ControlClient.open(context.data(shared))) {
            line(client.post("/v1/reconcile", "{}").json());
            return ExitCode.DONE;
        }
    }
}
