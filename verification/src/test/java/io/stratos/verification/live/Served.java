package io.stratos.verification.live;

import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process of the program that serves until it is stopped. It has said on stdout where it listens.
final class Served implements AutoCloseable {
    static final int KILLED = 137;
    private static final int END_SECONDS = 60;

    private final Process process;
    private final @Nullable JsonDocument said;
    private final Path errors;

    private Served(Process process, @Nullable JsonDocument said, Path errors) {
        this.process = process;
        this.said = said;
        this.errors = errors;
    }

    /// Starts it in a folder and waits for its first line; a process that ended before has said nothing.
    ///
    /// @param name of the file that gets its stderr
    /// @param jvmOptions for its virtual machine
    static Served start(Path folder, String name, String jvmOptions, String... arguments) {
        var command =
                new ArrayList<>(List.of(Program.HOME.resolve("bin/stratos").toString()));
        command.addAll(List.of(arguments));
        var errors = folder.resolve(name + ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().putAll(Map.of("STRATOS_BUILD", "never", "STRATOS_JAVA_OPTS", jvmOptions));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return new Served(process, line == null ? null : JsonDocument.parse(line), errors);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /// Whether it got as far as to listen.
    boolean isListening() {
        return said != null && said.names().contains("url"); // a refusal is a document too
    }

    String url() {
        if (said == null) {
            throw new AssertionError("the process ended before it listened; see " + errors);
        }
        return said.text("url");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the end of a process that is about to end by itself.
    ///
    /// @return its exit code, [#KILLED] for one that ended as a kill ends it
    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end; see " + errors);
        }
        return process.exitValue();
    }

    /// SIGKILL, as at any moment.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// SIGTERM, then waits for the end.
    ///
    /// @return its exit code
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
