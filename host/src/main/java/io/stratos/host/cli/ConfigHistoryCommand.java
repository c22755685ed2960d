package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos config history I`: who changed what, when and why.
@CommandLine.Command(
        name = "history",
        description = "What was changed of an instance's configuration: who, when, what and why.",
        footer = {"", "Example: stratos config history bot1/ema-cross/btc --data host1"})
final class ConfigHistoryCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    ConfigHistoryCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get(DaemonCall.query("/v1/config/history", "instance", instance));
        print(told.document(), () -> told.items("records").forEach(this::text));
        return ExitCode.DONE;
    }

    private void text(Told one) {
        var record = one.at("record");
        for (var change : record.items("changes")) {
            line(String.format(
                    "%s v%s %-7s %s: %s %s -> %s at %s, turn %s, by %s: %s",
                    one.text("at"),
                    record.text("version"),
                    record.text("stage"),
                    record.text("reason"),
                    change.text("name"),
                    change.text("before"),
                    change.text("after"),
                    record.text("apply"),
                    record.text("cursor"),
                    record.text("actor"),
                    record.text("note")));
        }
    }
}
