package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos tape`: recorded market data.
@CommandLine.Command(
        name = "tape",
        description = "Recorded market data: list the samples, look into a tape, import one.",
        footer = {"", "Example: stratos tape info bitstamp"})
final class TapeCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    TapeCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new TapeCommand(context))
                .addSubcommand(new TapeListCommand(context))
                .addSubcommand(new TapeInfoCommand(context))
                .addSubcommand(new TapeImportCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
