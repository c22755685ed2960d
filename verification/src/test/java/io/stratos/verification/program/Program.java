package io.stratos.verification.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The `bin/stratos` of the distribution that this build assembled, started as a process.
///
/// @param folder where it is started
/// @param environment what is set beside this process's own
/// @param wrapper command that starts it, such as a shell that sets a limit first; may be empty
public record Program(Path folder, Map<String, String> environment, List<String> wrapper) {
    public static final Path HOME =
            Path.of(System.getProperty("stratos.distribution")).toAbsolutePath().normalize();

    public Program {
        environment = Map.copyOf(environment);
        wrapper = List.copyOf(wrapper);
    }

    public static Program in(Path folder) {
        return new Program(folder, Map.of("STRATOS_BUILD", "never", "STRATOS_PROGRESS", ""), List.of());
    }

    /// What a process left behind.
    public record Outcome(int exitCode, String out, List<String> err) {
        public Outcome {
            err = List.copyOf(err);
        }

        public JsonDocument json() {
            return JsonDocument.parse(out);
        }

        @Override
        public String toString() {
            return "exit " + exitCode + "\nstdout: " + out + "\nstderr: " + String.join("\n        ", err);
        }
    }

    /// Told of each line on stderr as it comes; may do something to the process meanwhile.
    @FunctionalInterface
    interface Watcher {
        void line(Process process, String line) throws IOException, InterruptedException;
    }

    public Program with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(folder, more, wrapper);
    }

    Program wrappedBy(String... command) {
        return new Program(folder, environment, List.of(command));
    }

    public Outcome run(String... arguments) throws InterruptedException {
        return watched((_, _) -> {}, arguments);
    }

    Outcome watched(Watcher watcher, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(wrapper);
        command.add(HOME.resolve("bin/stratos").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            // A thread of its own: a watcher may run a second program, and the common pool has one worker on two cores.
            var out = CompletableFuture.supplyAsync(
                    () -> text(process.getInputStream()),
                    reader -> Thread.ofPlatform().daemon().start(reader));
            var err = new ArrayList<String>();
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    err.add(line);
                    watcher.line(process, line);
                }
            }
            return new Outcome(process.waitFor(), out.join(), err);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
