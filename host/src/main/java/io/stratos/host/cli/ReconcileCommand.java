package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos reconcile`: begins a comparison of every account with its venue.
@CommandLine.Command(
        name = "reconcile",
        description = "Compare every account of a running host with its venue; host status tells how it went.",
        footer = {"", "Example: stratos reconcile --data host1"})
final class ReconcileCommand extends Command {
    @Option(names = "--reason", paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    ReconcileCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new ReconcileCommand(context)).addSubcommand(new ReconcileResolveCommand(context));
    }

    @Override
    int execute() throws Refused {
        var body = Json.object();
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        var told = new DaemonCall(context, shared).post("/v1/reconcile", body);
        print(told.document(), () -> line("asked for; stratos host status tells how it went"));
        return ExitCode.DONE;
    }
}
