package io.stratos.host.cli;

import picocli.CommandLine;

/// `stratos objective reset I --reason R`: lets an instance go on that its objectives held back.
@CommandLine.Command(
        name = "reset",
        description = {
            "Let an instance go on that its objectives held back, while it runs.",
            "One that they halted goes on with low priority until it has met them again."
        },
        footer = {"", "Example: stratos objective reset bot1/ema-cross/btc --reason 'made cheaper' --data host1"})
final class ObjectiveResetCommand extends ResetCommand {
    ObjectiveResetCommand(CommandContext context) {
        super(context, "/v1/objective/reset", "stage");
    }
}
