package io.stratos.host.cli;

import picocli.CommandLine;

/// `stratos logs I`: an instance's own records in the journal. A strategy's own words never leave its
/// sandbox (Z-3).
@CommandLine.Command(
        name = "logs",
        description = {
            "An instance's last records in the journal: turns that asked for something, orders, fills, its breaker.",
            "What a strategy prints is counted and never shown."
        },
        footer = {"", "Example: stratos logs bot1/ema-cross/btc --last 50 --data host1"})
final class LogsCommand extends LastCommand {
    LogsCommand(CommandContext context) {
        super(context, "/v1/logs", "records");
    }

    @Override
    void text(Told record) {
        line(WatchCommand.record(record));
    }
}
