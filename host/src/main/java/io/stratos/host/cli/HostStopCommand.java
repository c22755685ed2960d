package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.ControlFile;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Optional;
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
        footer = {"", "Example: stratos host stop --reason \"new machine\" --data host1"})
final class HostStopCommand extends Command {
    /// Longer than a drain may take.
    private static final long END_SECONDS = 60;

    private static final long AT_ONCE_SECONDS = 5;

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    HostStopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        long pid = ControlFile.read(context.data(shared)).pid();
        var process = ProcessHandle.of(pid);
        var body = Json.object();
        body.put("reason", reason);
        try {
            var _ = new DaemonCall(context, shared).post("/v1/stop", body);
        } catch (Refused refused) {
            if (!hasEndedAtOnce(refused, process)) {
                throw refused;
            }
        }
        if (process.isPresent()) {
            await(process.get());
        }
        var document = Json.object();
        document.put("schema", "stratos.host-stop/1");
        document.put("pid", pid);
        print(document, () -> line("process " + pid + " has ended"));
        return ExitCode.DONE;
    }

    /// A second stop is not answered: the process ends.
    private static boolean hasEndedAtOnce(Refused refused, Optional<ProcessHandle> process) {
        return refused.first().code() == ReasonCode.ENV_DAEMON
                && process.isPresent()
                && hasEnded(process.get(), AT_ONCE_SECONDS);
    }

    private static void await(ProcessHandle process) throws Refused {
        if (!hasEnded(process, END_SECONDS)) {
            throw Refusal.of(ReasonCode.API_TIMEOUT, "the daemon has not ended yet")
                    .at("process " + process.pid())
                    .fix("wait, or ask again: a second stop ends it at once")
                    .refused();
        }
    }

    private static boolean hasEnded(ProcessHandle process, long seconds) {
        try {
            var _ = process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // it has not
        }
        return false;
    }
}
