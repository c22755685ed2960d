package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos breaker show I`: how it stands, its rules, what it did since the daemon began.
@CommandLine.Command(
        name = "show",
        description = "How an instance's breaker stands, its rules, and what it did since the daemon began.",
        footer = {"", "Example: stratos breaker show bot1/ema-cross/btc --data host1"})
final class BreakerShowCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    BreakerShowCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get(DaemonCall.query("/v1/breaker", "instance", instance));
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        line(told.text("instance") + ": " + told.text("state") + " " + told.text("reason_code"));
        if (!told.text("action").isEmpty()) {
            var due = told.text("due");
            line("  " + told.text("action") + ", " + (due.isEmpty() ? "until it is reset" : "moves on at " + due));
        }
        for (var rule : told.items("rules")) {
            line(String.format(
                    "  rule     %-12s %4s signs in %s -> %s, back by %s %s",
                    rule.text("trigger"),
                    rule.text("signs"),
                    rule.text("window"),
                    rule.text("action"),
                    rule.text("recovery"),
                    rule.text("after")));
        }
        for (var past : told.items("history")) {
            line(String.format(
                    "  %s %s -> %s %s by %s %s",
                    past.text("at"),
                    past.text("from"),
                    past.text("to"),
                    past.text("reason_code"),
                    past.text("actor"),
                    past.text("note")));
        }
    }
}
