package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos events I`: what an instance was told last, and what it decided.
@CommandLine.Command(
        name = "events",
        description = "What an instance was told last, and what it decided.",
        footer = {"", "Example: stratos events bot1/ema-cross/btc --last 50 --data host1"})
final class EventsCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "How many; default 20.")
    private int last = 20;

    EventsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var path = DaemonCall.query("/v1/events", "instance", instance) + "&last=" + last;
        var told = new DaemonCall(context, shared).get(path);
        print(told.document(), () -> told.items("events").forEach(this::text));
        return ExitCode.DONE;
    }

    private void text(Told turn) {
        line(String.format("%9s  %s  %s", turn.text("cursor"), turn.text("at"), turn.text("told")));
        if (!turn.text("decided").isEmpty()) {
            line(" ".repeat(11) + turn.text("decided"));
        }
    }
}
