package io.stratos.sandbox.python.testing;

import io.stratos.sandbox.python.ChildHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A host that is going to die: starts a child for each statement, each in the middle of it, or makes the start-up
/// cache.
public final class DoomedHost {
    /// Argument of a host that makes the cache.
    private static final String CACHE = "cache";

    private static final byte FILL = 'f';
    private static final int PIECE_BYTES = 1 << 20;

    private DoomedHost() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1 && args[0].equals(CACHE)) {
            ready();
            ChildHome.find().orElseThrow().cache().make();
            return;
        }
        var runtime = Homes.runtime();
        for (var statement : args) {
            var module = Guests.compiled(runtime, Guests.doing(statement), Limits.within(600 * Limits.SECOND));
            var sandbox = module.instantiate();
            Calls.decided(sandbox, Inputs.init());
            sandbox.begin(Inputs.trade(1), 0, Inputs.trade(1).length);
        }
        ready(); // each child is in its statement as soon as it has the event
        if (System.in.read() == FILL) { // else until it is killed
            fillHeap();
        }
    }

    private static void fillHeap() {
        var pieces = new ArrayList<byte[]>();
        while (!pieces.contains(null)) {
            pieces.add(new byte[PIECE_BYTES]);
        }
    }

    private static void ready() {
        System.out.write('r');
        System.out.flush();
    }

    /// Starts one that has a child for each statement, and says `r` when they are all at it.
    public static Process start(String home, List<String> statements) throws IOException {
        return run(home, statements);
    }

    /// Starts one that makes the start-up cache, and says `r` when it begins.
    public static Process startMakingTheCache(String home) throws IOException {
        return run(home, List.of(CACHE));
    }

    /// Has it use up its heap.
    public static void fill(Process host) throws IOException {
        var in = host.getOutputStream();
        in.write(new byte[] {FILL});
        in.flush();
    }

    private static Process run(String home, List<String> arguments) throws IOException {
        return run(DoomedHost.class, arguments, "-D" + ChildHome.PROPERTY + "=" + home);
    }

    /// Starts a host of another kind, with little heap.
    public static Process run(Class<?> main, List<String> arguments, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+SuppressFatalErrorMessage"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
