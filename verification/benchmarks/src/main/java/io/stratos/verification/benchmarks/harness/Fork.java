package io.stratos.verification.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a main class in a fresh JVM with this JVM's options and class path, and takes its answer.
///
/// The child answers with lines `@name=value` on stdout; everything else it prints is passed over.
/// The launcher gives this JVM the options that it gives the product, so the child runs as `stratos
/// run` would.
public final class Fork {
    private static final String MARK = "@";

    private Fork() {}

    /// What a child answers to its parent.
    public static void answer(String name, Object value) {
        System.out.println(MARK + name + "=" + value);
    }

    /// Runs `main` to its end.
    ///
    /// @throws IllegalStateException if it did not exit with 0; its stderr was shown
    public static Map<String, String> run(Class<?> main, List<String> arguments) {
        return run(main, List.of(), arguments);
    }

    /// Runs `main` with further JVM options, which come last and win.
    public static Map<String, String> run(Class<?> main, List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(main.getSimpleName() + " ended with exit code " + code);
            }
            return answers(said);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + main.getSimpleName() + " ran");
        }
    }

    private static Map<String, String> answers(String said) {
        var answers = new LinkedHashMap<String, String>();
        said.lines().filter(line -> line.startsWith(MARK)).forEach(line -> {
            int at = line.indexOf('=');
            answers.put(line.substring(MARK.length(), at), line.substring(at + 1));
        });
        return answers;
    }
}
