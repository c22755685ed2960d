package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos undeploy`: takes an instance that was deployed out of the running host.
@CommandLine.Command(
        name = "undeploy",
        description = {
            "Take an instance that was deployed out of the running host: it is stopped as by `stratos stop`,",
            "and no start of the host brings it back. What it holds stays booked, its journal stays."
        },
        footer = {"", "Example: stratos undeploy bot1/ema-cross/btc --reason \"done\" --data host1"})
final class UndeployCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    UndeployCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        return InstanceChange.ask(this, "undeploy", instance, reason);
    }
}
