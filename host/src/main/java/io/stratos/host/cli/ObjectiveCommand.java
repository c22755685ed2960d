package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos objective`: what an instance promises of its service.
@CommandLine.Command(
        name = "objective",
        description = "The service objectives of an instance: the stage it is in, and let it go on.",
        footer = {"", "Example: stratos objective show bot1/ema-cross/btc --data host1"})
final class ObjectiveCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    ObjectiveCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new ObjectiveCommand(context))
                .addSubcommand(new ObjectiveShowCommand(context))
                .addSubcommand(new ObjectiveResetCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
