package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos stop`: stops one instance of the running host.
@CommandLine.Command(
        name = "stop",
        description = {
            "Stop one instance in order: what waits is delivered, a checkpoint is taken, its entries are taken",
            "back, what it holds stays. It stays stopped over restarts of the host until it is started."
        },
        footer = {"", "Example: stratos stop bot1/ema-cross/btc --reason \"prices look wrong\" --data host1"})
final class StopCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    StopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        return InstanceChange.ask(this, "stop", instance, reason);
    }
}
