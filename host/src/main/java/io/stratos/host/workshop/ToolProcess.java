package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Another program, run to its end without input.
///
/// @param environment what is set beside the host's own
/// @param errors reads its stderr to the end
record ToolProcess(Map<String, String> environment, ErrorReader errors) {

    /// Takes what a program says on stderr.
    @FunctionalInterface
    interface ErrorReader {
        /// Returns what of it matters to whoever started the program, or nothing.
        String read(InputStream from);
    }

    /// A program whose stderr goes to a log.
    ToolProcess(Map<String, String> environment, PrintStream log) {
        this(environment, from -> {
            copy(from, log);
            return "";
        });
    }

    /// What it left.
    ///
    /// @param said what the reader of stderr returned
    record Result(int code, String output, String said) {}

    /// Runs it.
    ///
    /// @param shown where stdout goes, null to keep it
    Result run(List<String> command, @Nullable PrintStream shown) throws Refused {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            var said = CompletableFuture.supplyAsync(
                    () -> errors.read(process.getErrorStream()),
                    reader -> Thread.ofVirtual().start(reader));
            var output = "";
            if (shown == null) {
                output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } else {
                copy(process.getInputStream(), shown);
            }
            return new Result(process.waitFor(), output, said.join());
        } catch (IOException unstartable) {
            throw Refusal.of(ReasonCode.ENV_TOOL, "a tool cannot be started")
                    .at(command.getFirst())
                    .refused();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ReasonCode.ENV_TOOL, "a tool was interrupted")
                    .at(command.getFirst())
                    .refused();
        }
    }

    private static void copy(InputStream from, PrintStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException closed) {
            // The tool ended while it was read; its exit code says the rest.
        }
    }
}
