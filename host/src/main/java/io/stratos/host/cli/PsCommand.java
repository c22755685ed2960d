package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos ps`: what runs, and how it is.
@CommandLine.Command(
        name = "ps",
        description = "What runs in the daemon, with health and reason.",
        footer = {"", "Example: stratos ps --data host1"})
final class PsCommand extends Command {
    PsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get("/v1/ps");
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        line(String.format(
                "%-32s %-6s %-7s %-9s %-22s %-9s %-10s %10s %6s",
                "INSTANCE", "MODE", "LANE", "HEALTH", "REASON", "BREAKER", "SAFETY", "CURSOR", "QUEUE"));
        for (var one : told.items("instances")) {
            line(String.format(
                    "%-32s %-6s %-7s %-9s %-22s %-9s %-10s %10s %6s",
                    one.text("instance"),
                    one.text("mode"),
                    one.text("lane"),
                    one.text("health_state"),
                    one.text("reason_code"),
                    one.text("breaker"),
                    one.text("safety"),
                    one.text("cursor"),
                    one.text("queue_depth")));
        }
    }
}
