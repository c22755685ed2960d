package io.stratos.sandbox.python;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder `python` of an installation: `lib` with the child's jars, `cache` for what can be made again.
public final class ChildHome {
    /// Names the folder where it is not `python` beside `plugins`.
    public static final String PROPERTY = "stratos.python.home";

    /// Heap of the interpreter itself, with the SDK and some of the standard library; the strategy's limit comes on
    /// top.
    static final long ENGINE_HEAP_BYTES = 96L << 20;

    /// A child's task without instance: do what every start does, and end.
    static final String REHEARSE = "rehearse";
    /// Another one: end at once.
    static final String NOTHING = "nothing";

    private static final String MAIN = "io.stratos.sandbox.python.child.ChildMain";
    private static final String POLYGLOT = "polyglot-";

    private final Path home;
    private final List<Path> jars;
    private final AotCache cache;

    private ChildHome(Path home, List<Path> jars) {
        this.home = home;
        this.jars = jars;
        this.cache = new AotCache(this, home.resolve("cache"), jars);
    }

    /// The home that the property names, or the one beside the folder that holds this class's jar.
    public static Optional<ChildHome> find() {
        var named = System.getProperty(PROPERTY);
        return named == null ? besideThePlugin() : at(Path.of(named));
    }

    private static Optional<ChildHome> besideThePlugin() {
        try {
            var source = ChildHome.class.getProtectionDomain().getCodeSource();
            if (source == null) {
                return Optional.empty();
            }
            var plugins = Path.of(source.getLocation().toURI()).getParent();
            return plugins == null ? Optional.empty() : at(plugins.resolveSibling("python"));
        } catch (URISyntaxException _) { // a class loader's own scheme: not installed as we know it
            return Optional.empty();
        }
    }

    static Optional<ChildHome> at(Path home) {
        var lib = home.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(lib)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return jars.isEmpty() ? Optional.empty() : Optional.of(new ChildHome(home.toAbsolutePath(), jars));
        } catch (IOException _) { // as good as not there
            return Optional.empty();
        }
    }

    /// Engine, version and mode, for reports. Children run interpreted: no compiler is among their jars.
    String engine() {
        var version = jars.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith(POLYGLOT))
                .map(name -> name.substring(POLYGLOT.length(), name.length() - ".jar".length()))
                .collect(Collectors.joining());
        return "GraalPy " + version + " interpreted";
    }

    /// What makes children start faster.
    public AotCache cache() {
        return cache;
    }

    /// The command that starts a child; its arguments follow.
    List<String> command(long guestBytesMax) {
        var command = java(guestBytesMax);
        command.addAll(cache.use());
        command.addAll(List.of("-cp", classPath(), MAIN));
        return command;
    }

    /// The command of a child without instance.
    ///
    /// @param optionsAndTask options of the JVM, and last REHEARSE or NOTHING
    List<String> rehearsal(List<String> optionsAndTask) {
        var command = java(ENGINE_HEAP_BYTES);
        command.addAll(optionsAndTask.subList(0, optionsAndTask.size() - 1));
        command.addAll(List.of("-cp", classPath(), MAIN, optionsAndTask.getLast()));
        return command;
    }

    private List<String> java(long guestBytesMax) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + Math.addExact(guestBytesMax, ENGINE_HEAP_BYTES));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Xlog:disable",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Duser.timezone=UTC",
                "-Dpolyglot.engine.userResourceCache=" + home.resolve("cache").resolve("resources"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }

    private String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /// A child's process: no environment, no output, and the pipe that is its life line.
    ProcessBuilder process(List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        // Or each of the JVM's threads keeps freed memory in an arena of its own.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder;
    }
}
