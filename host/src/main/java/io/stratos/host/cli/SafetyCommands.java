package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos safety`: the interlock of a running host.
@CommandLine.Command(
        name = "safety",
        description = "The interlock of a running host: tighten it, or loosen it.",
        footer = {"", "Example: stratos safety set HALT --scope host --reason \"prices look wrong\" --data host1"})
final class SafetyCommands extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    SafetyCommands(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new SafetyCommands(context))
                .addSubcommand(new SafetySetCommand(context))
                .addSubcommand(new SafetyShowCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
