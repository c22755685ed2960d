package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos start`: starts an instance that was stopped or is halted.
@CommandLine.Command(
        name = "start",
        description = {
            "Start an instance that was stopped, or that halted itself. It is admitted anew and goes on",
            "where it stood; executions that came meanwhile are delivered first. Who was halted is degraded",
            "and only reduces for a restart window; who was degraded is healthy."
        },
        footer = {"", "Example: stratos start bot1/ema-cross/btc --reason \"prices are right again\" --data host1"})
final class StartCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    @Option(
            names = "--accept-gap",
            description = {
                "Go on from its checkpoint although deliveries since are lost (STA_DELIVERY_GAP).",
                "It is told of the gap, of its position and open orders, and only reduces for a restart window."
            })
    private boolean acceptsGap;

    StartCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        return InstanceChange.start(this, instance, reason, acceptsGap);
    }
}
