package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos new`: a strategy to begin with.
@CommandLine.Command(
        name = "new",
        description = "Scaffold a strategy that builds, tests, admits and runs.",
        footer = {"", "Example: stratos new rust my-strategy"})
final class NewCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    NewCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new NewCommand(context))
                .addSubcommand(new NewRustCommand(context))
                .addSubcommand(new NewPythonCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
