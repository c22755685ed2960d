package io.stratos.host.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stratos` itself.
@CommandLine.Command(
        name = "stratos",
        description = "Runs signed trading strategies in sandboxes, from tape to live.",
        footer = {"", "Example: stratos demo", "Exit codes: 0 done, 1 refused, 2 usage, 3 environment, 70 internal."})
final class RootCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(names = "--version", description = "Print the version.")
    private boolean version;

    RootCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() {
        if (version) {
            line(Version.line());
            return ExitCode.DONE;
        }
        return Commands.help(spec);
    }
}
