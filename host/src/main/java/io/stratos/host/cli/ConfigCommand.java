package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos config`: what the daemon goes by, and values of a running strategy's own fields.
@CommandLine.Command(
        name = "config",
        description = {
            "What the daemon goes by and why (resolved); the configuration of a running instance: read it, change it,",
            "see what was changed."
        },
        footer = {"", "Example: stratos config get bot1/ema-cross/btc --data host1"})
final class ConfigCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    ConfigCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new ConfigCommand(context))
                .addSubcommand(new ConfigResolvedCommand(context))
                .addSubcommand(new ConfigGetCommand(context))
                .addSubcommand(new ConfigSetCommand(context))
                .addSubcommand(new ConfigHistoryCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
