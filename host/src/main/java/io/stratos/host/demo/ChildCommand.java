package io.stratos.host.demo;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Starts `stratos` as a process of its own, as a person would.
final class ChildCommand {
    private final Path program;
    private final Path folder;

    /// @param program the `stratos` to start
    /// @param folder where it is started
    ChildCommand(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// What a process left behind.
    ///
    /// @param killed whether it was killed on its way
    record Outcome(int exitCode, String out, List<String> err, boolean killed) {
        Outcome {
            err = List.copyOf(err);
        }
    }

    Outcome run(String... arguments) throws Refused {
        return runUntil(_ -> false, arguments);
    }

    /// Runs until it ends, or kills it at once (SIGKILL) when a line of its stderr says so.
    Outcome runUntil(Predicate<String> killAt, String... arguments) throws Refused {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("STRATOS_PROGRESS", "plain");
        builder.environment().put("STRATOS_BUILD", "never");
        Process process;
        try {
            process = builder.start();
        } catch (IOException unstartable) {
            throw Refusal.of(ReasonCode.ENV_TOOL, "stratos cannot be started as a process")
                    .at(program.toString())
                    .refused();
        }
        try {
            process.getOutputStream().close();
            var out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
            var err = new ArrayList<String>();
            boolean killed = follow(process, killAt, err);
            int code = process.waitFor();
            return new Outcome(code, out.join(), err, killed);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_TOOL, "what stratos prints cannot be read")
                    .at(program.toString())
                    .refused();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ReasonCode.ENV_TOOL, "interrupted while waiting for " + arguments[0])
                    .refused();
        } finally {
            // Nothing of ours goes on alone: it would keep the ledger's lock.
            process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }
    }

    private static boolean follow(Process process, Predicate<String> killAt, List<String> err) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                err.add(line);
                if (killAt.test(line)) {
                    process.toHandle().destroyForcibly();
                    return true;
                }
            }
        }
        return false;
    }

    private static String readAll(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            return "";
        }
    }
}
