package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import java.util.Comparator;
import picocli.CommandLine;

/// `stratos top`: who is slow, since somebody last looked.
@CommandLine.Command(
        name = "top",
        description = "How long events took, slowest instance first, since somebody last looked.",
        footer = {"", "Example: watch -n 1 stratos top --data host1"})
final class TopCommand extends Command {
    private static final double MILLI_NANOS = 1e6;

    TopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get("/v1/top");
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        line(String.format(
                "%-32s %-7s %-9s %10s %6s %10s %9s %9s %9s",
                "INSTANCE", "LANE", "HEALTH", "CURSOR", "QUEUE", "CONFLATED", "P50 ms", "P99 ms", "MAX ms"));
        told.items("instances").stream()
                .sorted(Comparator.comparingLong((Told one) -> Long.parseLong(one.text("p99_ns")))
                        .reversed())
                .forEach(one -> line(String.format(
                        "%-32s %-7s %-9s %10s %6s %10s %9s %9s %9s",
                        one.text("instance"),
                        one.text("lane"),
                        one.text("health_state"),
                        one.text("cursor"),
                        one.text("queue_depth"),
                        one.text("conflated"),
                        millis(one.text("p50_ns")),
                        millis(one.text("p99_ns")),
                        millis(one.text("max_ns")))));
    }

    private static String millis(String nanos) {
        return String.format("%.3f", Long.parseLong(nanos) / MILLI_NANOS);
    }
}
