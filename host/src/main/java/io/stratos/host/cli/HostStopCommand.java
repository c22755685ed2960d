package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.ControlClient;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos host stop`: asks the daemon to stop in order.
@CommandLine.Command(
        name = "stop",
        description = {
            "Stop the daemon in order: what waits is delivered, checkpoints are taken, orders stay. Ends when it has",
            "ended. While it stops, a second stop ends it at once."
        },
        footer = {"", "Example: stratos host stop --data host1"})
final class HostStopCommand extends Command {
    /// Longer than a drain may take.
    private static final long END_SECONDS = 60;

    @Option(names = "--reason", paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    HostStopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var client = ControlClient.open(context.data(shared), context.role(shared))) {
            var body = Json.object();
            if (!reason.isEmpty()) {
                body.put("reason", reason);
            }
            var answer = client.post("/v1/stop", Json.text(body));
            line(answer.json());
            return answer.isDone() ? end(client.pid()) : ExitCode.REFUSED;
        }
    }

    /// Waits until the process is gone.
    private static int end(long pid) throws Refused {
        var process = ProcessHandle.of(pid);
        try {
            if (process.isPresent()) {
                var _ = process.get().onExit().get(END_SECONDS, TimeUnit.SECONDS);
            }
            return ExitCode.DONE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // told below
        }
        throw Refusal.of(ReasonCode.API_TIMEOUT, "the daemon has not ended yet")
                .at("process " + pid)
                .fix("wait, or ask again: a second stop ends it at once")
                .refused();
    }
}
