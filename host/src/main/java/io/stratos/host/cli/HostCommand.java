package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos host`: the daemon.
@CommandLine.Command(
        name = "host",
        description = "The daemon: start it, stop it, ask how it is, check its configuration.",
        footer = {"", "Example: stratos host start --config host.yaml --data host1 --foreground"})
final class HostCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    HostCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new HostCommand(context))
                .addSubcommand(new HostStartCommand(context))
                .addSubcommand(new HostStopCommand(context))
                .addSubcommand(new HostStatusCommand(context))
                .addSubcommand(new HostCheckConfigCommand(context))
                .addSubcommand(new HostDiagnoseCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
