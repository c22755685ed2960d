package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos plugin`: what the operator installed and trusts with the rights of the host.
@CommandLine.Command(
        name = "plugin",
        description = "Installed plugins: pin them by their hashes, hold them against the pins.",
        footer = {"", "Example: stratos plugin lock"})
final class PluginCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    PluginCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new PluginCommand(context))
                .addSubcommand(new PluginCheckCommand(context))
                .addSubcommand(new PluginLockCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
