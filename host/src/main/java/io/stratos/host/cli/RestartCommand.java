package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos restart`: stops one instance of the running host and starts it again.
@CommandLine.Command(
        name = "restart",
        description = {
            "Stop one instance in order and start it again; its orders stay.",
            "If its bundle is not admitted any more it goes on as it is. Its health gets one stage better."
        },
        footer = {"", "Example: stratos restart bot1/ema-cross/btc --reason \"new key\" --data host1"})
final class RestartCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    RestartCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        return InstanceChange.ask(this, "restart", instance, reason);
    }
}
