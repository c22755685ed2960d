package io.stratos.host.cli;

import picocli.CommandLine;

/// `stratos events I`: what an instance was told last, and what it decided.
@CommandLine.Command(
        name = "events",
        description = "What an instance was told last, and what it decided.",
        footer = {"", "Example: stratos events bot1/ema-cross/btc --last 50 --data host1"})
final class EventsCommand extends LastCommand {
    EventsCommand(CommandContext context) {
        super(context, "/v1/events", "events");
    }

    @Override
    void text(Told turn) {
        line(String.format("%9s  %s  %s", turn.text("cursor"), turn.text("at"), turn.text("told")));
        if (!turn.text("decided").isEmpty()) {
            line(" ".repeat(11) + turn.text("decided"));
        }
    }
}
