package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stratos audit`: the journal.
@CommandLine.Command(
        name = "audit",
        description = "The journal of a data directory.",
        footer = {"", "Example: stratos audit verify --data run1"})
final class AuditCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    AuditCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new AuditCommand(context))
                .addSubcommand(new AuditVerifyCommand(context))
                .addSubcommand(new AuditExportCommand(context))
                .addSubcommand(new AuditSignCommand(context));
    }

    @Override
    int execute() {
        return Commands.help(spec);
    }
}
