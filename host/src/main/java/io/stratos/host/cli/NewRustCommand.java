package io.stratos.host.cli;

import io.stratos.host.workshop.Scaffold;
import picocli.CommandLine;

/// `stratos new rust NAME`: a small strategy in Rust that works without an edit.
@CommandLine.Command(
        name = "rust",
        description = "Scaffold a strategy in Rust.",
        footer = {"", "Example: stratos new rust my-strategy"})
final class NewRustCommand extends NewStrategyCommand {
    NewRustCommand(CommandContext context) {
        super(context, Scaffold.Language.RUST);
    }
}
