package io.stratos.host.cli;

import picocli.CommandLine;

/// `stratos breaker reset I --reason R`: closes it before the instance's next input.
@CommandLine.Command(
        name = "reset",
        description = {
            "Close an instance's breaker by hand, while it runs.",
            "An instance that its breaker made flat stays in FLATTEN until safety is loosened."
        },
        footer = {"", "Example: stratos breaker reset bot1/ema-cross/btc --reason 'feed repaired' --data host1"})
final class BreakerResetCommand extends ResetCommand {
    BreakerResetCommand(CommandContext context) {
        super(context, "/v1/breaker/reset", "state");
    }
}
