package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos trust`: whose signatures count.
@CommandLine.Command(
        name = "trust",
        description = "Whose signatures count, and for which strategies.",
        footer = {"", "Example: stratos trust add alice.pub --name alice --scope 'acme.*'"})
final class TrustCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    TrustCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new TrustCommand(context))
                .addSubcommand(new TrustAddCommand(context))
                .addSubcommand(new TrustRevokeCommand(context))
                .addSubcommand(new TrustListCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
