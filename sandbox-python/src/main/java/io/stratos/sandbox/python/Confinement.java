package io.stratos.sandbox.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the operating system holds a child in (SPEC M-12), put on before its JVM starts.
///
/// | level | what |
/// | --- | --- |
/// | L1 | a process without environment; no core files, no files written, few descriptors, no more memory mapped than
/// it needs, no new privileges |
/// | L3 | that, and user, mount, network, process and shared-memory namespaces of its own: it sees its class path, the
/// JDK and the system's libraries, read-only, no network and no other process |
///
/// At both levels the kernel kills the process when the host dies, whether it listens or not. In L3 its own
/// first process is a shell of ours that it can neither signal nor look into, and whose end is the end of
/// all in there.
///
/// The limit of CPU time is a net for a whole life; each callback has a deadline.
final class Confinement {
    static final String PROCESS = "L1";
    static final String NAMESPACES = "L3";

    /// The exchange comes as descriptor 3 and loses its name before anything else happens.
    static final Path EXCHANGE = Path.of("/proc/self/fd/3");

    private static final Path NEW_ROOT = Path.of("/dev/shm");
    /// What a JVM maps beside its heap: classes, code, caches, stacks; most of it is never touched.
    private static final long MAPPED_BYTES_BESIDE_HEAP = 5L << 30;
    private static final int TRIAL_SECONDS = 20;
    /// CPU time of a whole life: thirty days. A net: deadlines bound callbacks, and nobody else ends a
    /// process that broke out and burns a core for ever.
    private static final long CPU_SECONDS = 30L * 24 * 3600;

    /// Whoever asks for its parent's death after that is told nothing: so it looks whose child it is, after
    /// it asked.
    private static final String OPEN =
            "exec 3<>\"$2\" && rm -f -- \"$2\" && [ \"$PPID\" = \"$1\" ] && shift 2 && exec \"$@\"";
    /// The kernel kills it when the thread that started it ends; it stays so whatever program it becomes.
    private static final List<String> DIES_WITH_ITS_PARENT = List.of("setpriv", "--pdeathsig", "KILL");
    private static final List<String> NICE = List.of("nice", "-n", "2");

    private final Path home;
    private final String level;

    private Confinement(Path home, String level) {
        this.home = home;
        this.level = level;
    }

    /// The strictest that this machine gives.
    static Confinement strictest(Path home) {
        var whole = new Confinement(home, NAMESPACES);
        return whole.works() ? whole : new Confinement(home, PROCESS);
    }

    /// One of this level, untried.
    static Confinement of(Path home, String level) {
        return new Confinement(home, level);
    }

    String level() {
        return level;
    }

    /// The command that opens and forgets the exchange's file and runs a JVM's command in here; for [Parent].
    List<String> around(Path exchange, long heapBytes, List<String> java) {
        var host = Long.toString(ProcessHandle.current().pid());
        var command = new ArrayList<>(DIES_WITH_ITS_PARENT);
        command.addAll(List.of("/bin/sh", "-c", OPEN, "stratos-python", host, exchange.toString()));
        command.addAll(NICE);
        command.addAll(inside(heapBytes, java));
        return command;
    }

    private List<String> inside(long heapBytes, List<String> java) {
        long memory = Math.addExact(heapBytes, MAPPED_BYTES_BESIDE_HEAP);
        var command = new ArrayList<String>();
        if (level.equals(NAMESPACES)) {
            command.addAll(List.of(
                    "unshare", "--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts", "--pid", "--fork"));
            command.addAll(List.of("--kill-child=KILL", "/bin/sh", "-c", script(), "stratos-jail"));
            command.addAll(List.of(NEW_ROOT.toString(), Long.toString(memory), Long.toString(CPU_SECONDS)));
            readable().forEach(path -> command.add(path.toString()));
            command.add("--");
        } else {
            command.addAll(List.of(
                    "prlimit", "--core=0", "--fsize=0", "--nofile=256", "--as=" + memory, "--cpu=" + CPU_SECONDS));
            command.addAll(List.of("setpriv", "--no-new-privs"));
        }
        command.addAll(java);
        return command;
    }

    /// The JDK and the child's own folder, by their own names and by those that links in them lead to.
    private List<Path> readable() {
        var jdk = Path.of(System.getProperty("java.home"));
        var lib = home.resolve("lib");
        var paths = new ArrayList<>(List.of(jdk, home));
        try {
            var target = lib.toRealPath();
            if (!target.startsWith(home)) {
                paths.add(target);
            }
        } catch (IOException _) { // then there is nothing to run either
        }
        return paths;
    }

    private boolean works() {
        if (!Files.isDirectory(NEW_ROOT) || home.startsWith(NEW_ROOT)) {
            return false;
        }
        try {
            var builder = new ProcessBuilder(inside(0, List.of("/usr/bin/setpriv", "--version")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            var trial = builder.start();
            try {
                return trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
            } finally {
                trial.destroyForcibly();
            }
        } catch (IOException _) { // no such program
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever asked to stop finds out
            return false;
        }
    }

    private static String script() {
        try (var stream = Confinement.class.getResourceAsStream("jail.sh")) {
            if (stream == null) {
                throw new IllegalStateException("Invariant: the plugin holds jail.sh");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
