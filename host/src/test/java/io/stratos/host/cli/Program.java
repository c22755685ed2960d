package io.stratos.host.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stratos.host.world.Environment;
import io.stratos.host.world.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The program in a folder of a test's own, installed there too, with the variables that the test sets.
final class Program {
    final Map<String, String> variables = new HashMap<>();
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Program(Path folder) {
        this.folder = folder;
    }

    /// Runs it.
    ///
    /// @return the exit code
    int run(String... arguments) {
        out.reset();
        err.reset();
        var system = World.system();
        var world = new World(system.wallClock(), system.nanoClock(), system.keys(), new Given());
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new CommandLineProgram(world, terminal).run(arguments);
    }

    /// Of the last run.
    String out() {
        return out.toString(UTF_8);
    }

    /// Of the last run.
    String err() {
        return err.toString(UTF_8);
    }

    private final class Given implements Environment {
        @Override
        public @Nullable String variable(String name) {
            return variables.get(name);
        }

        @Override
        public Path workingDirectory() {
            return folder;
        }

        @Override
        public Path installation() {
            return folder;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }
    }
}
