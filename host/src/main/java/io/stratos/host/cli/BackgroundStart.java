package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.ControlClient;
import io.stratos.host.daemon.RunningMark;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the daemon as a process of its own session, which outlives the terminal, and waits until it
/// answers or has ended. What it says goes into a file of the data directory.
final class BackgroundStart {
    /// A thousand instances come up in less.
    private static final long START_NANOS_MAX = 180_000_000_000L;

    private static final long LOOK_MILLIS = 50;
    private static final long TOLD_BYTES = 64 * 1024;
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path NOTHING = Path.of("/dev/null");

    private final CommandContext context;
    private final Path data;

    BackgroundStart(CommandContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /// What came of it.
    ///
    /// @param exitCode of a daemon that ended at once, 0 if it runs
    record Outcome(int exitCode, long pid, String url) {}

    /// @param arguments of `stratos host start`
    Outcome start(List<String> arguments) throws Refused {
        var log = data.resolve(RunningMark.LOG_FILE);
        long before = size(log);
        try {
            var process = launch(arguments, log);
            long end = context.world().nanoClock().nanoTime() + START_NANOS_MAX;
            while (context.world().nanoClock().nanoTime() - end < 0) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    tell(log, before);
                    return new Outcome(process.exitValue(), process.pid(), "");
                }
                var url = ControlClient.urlOf(data, process.pid());
                if (url.isPresent()) {
                    return new Outcome(ExitCode.DONE, process.pid(), url.get());
                }
            }
        } catch (IOException unstartable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the daemon cannot be started: " + unstartable.getMessage())
                    .refused();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.of(ReasonCode.ENV_DAEMON, "the daemon does not answer yet; it goes on starting")
                .at(log.toString())
                .fix("stratos host status --data " + data)
                .refused();
    }

    private Process launch(List<String> arguments, Path log) throws IOException, Refused {
        if (!Files.exists(log)) {
            WholeFile.write(log, WholeFile.PRIVATE, new byte[0]);
        }
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(context.installation().resolve("bin/stratos").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(context.world().environment().workingDirectory().toFile())
                .redirectInput(NOTHING.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Repeats what a daemon said that did not come up.
    private void tell(Path log, long from) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            var bytes = ByteBuffer.allocate((int) Math.min(TOLD_BYTES, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // until it is full, or the file ends
            }
            context.terminal().err().print(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
            context.terminal().err().flush();
        }
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException none) {
            return 0;
        }
    }
}
