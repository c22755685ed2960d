package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos breaker`: what protects from one instance.
@CommandLine.Command(
        name = "breaker",
        description = "The circuit breaker of an instance: how it stands, and close it by hand.",
        footer = {"", "Example: stratos breaker show bot1/ema-cross/btc --data host1"})
final class BreakerCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    BreakerCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new BreakerCommand(context))
                .addSubcommand(new BreakerShowCommand(context))
                .addSubcommand(new BreakerResetCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
