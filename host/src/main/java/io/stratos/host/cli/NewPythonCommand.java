package io.stratos.host.cli;

import io.stratos.host.workshop.Scaffold;
import picocli.CommandLine;

/// `stratos new python NAME`: a small strategy in Python that works without an edit.
@CommandLine.Command(
        name = "python",
        description = "Scaffold a strategy in Python.",
        footer = {"", "Example: stratos new python my-strategy"})
final class NewPythonCommand extends NewStrategyCommand {
    NewPythonCommand(CommandContext context) {
        super(context, Scaffold.Language.PYTHON);
    }
}
