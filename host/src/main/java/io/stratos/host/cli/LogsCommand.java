package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos logs I`: an instance's own records in the journal. A strategy's own words never leave its
/// sandbox (Z-3).
@CommandLine.Command(
        name = "logs",
        description = {
            "An instance's last records in the journal: turns that asked for something, orders, fills, its breaker.",
            "What a strategy prints is counted and never shown."
        },
        footer = {"", "Example: stratos logs bot1/ema-cross/btc --last 50 --data host1"})
final class LogsCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "How many; default 20.")
    private int last = 20;

    LogsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var path = DaemonCall.query("/v1/logs", "instance", instance) + "&last=" + last;
        var told = new DaemonCall(context, shared).get(path);
        print(told.document(), () -> told.items("records").forEach(this::text));
        return ExitCode.DONE;
    }

    private void text(Told record) {
        line(String.format(
                "%9s  %s  %-14s %s",
                "#" + record.text("seq"),
                record.text("at"),
                record.text("kind"),
                Json.text(record.at("record").document())));
    }
}
