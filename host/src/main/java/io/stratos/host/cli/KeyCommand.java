package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos key`: own signing keys.
@CommandLine.Command(
        name = "key",
        description = "Own signing keys: make one, list them, hand out the public half.",
        footer = {"", "Example: stratos key gen alice"})
final class KeyCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    KeyCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new KeyCommand(context))
                .addSubcommand(new KeyGenCommand(context))
                .addSubcommand(new KeyListCommand(context))
                .addSubcommand(new KeyExportCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
