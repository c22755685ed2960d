package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.EngineMode;
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
import org.jspecify.annotations.Nullable;

/// The folder `python` of an installation: `lib` with the child's jars, `jit` with the compiler of guest code, `cache`
/// for
/// what can be made again.
public final class ChildHome {
    /// Names the folder where it is not `python` beside `plugins`.
    public static final String PROPERTY = "stratos.python.home";

    /// Names how children run Python, `interpreted` or `jit`; interpreted where it is not set.
    public static final String MODE = "stratos.python.mode";

    /// Heap of the interpreter itself, with the SDK and some of the standard library; the strategy's limit comes on
    /// top.
    static final long ENGINE_HEAP_BYTES = 96L << 20;

    /// A child's task without instance: do what every start does, and end.
    static final String REHEARSE = "rehearse";
    /// Another one: end at once.
    static final String NOTHING = "nothing";

    private static final String MAIN = "io.stratos.sandbox.python.child.ChildMain";
    private static final String POLYGLOT = "polyglot-";
    private static final String PROGRAM = "stratos-python-child.jar";

    private final Path home;
    private final List<Path> jars;
    private final EngineMode mode;
    private final List<Path> compiler;
    private final AotCache cache;
    private @Nullable Confinement confinement;
    private @Nullable String program;

    private ChildHome(Path home, List<Path> jars, EngineMode mode, @Nullable Confinement confinement) {
        this.confinement = confinement;
        this.home = home;
        this.jars = jars;
        this.mode = mode;
        this.compiler = mode == EngineMode.JIT ? jars(home.resolve("jit")) : List.of();
        this.cache = new AotCache(this, home.resolve("cache"), mode, jars);
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
        return at(home.toAbsolutePath(), asked(), null);
    }

    /// In this mode and with a confinement that is not tried.
    static Optional<ChildHome> of(Path home, EngineMode mode, String level) {
        var absolute = home.toAbsolutePath();
        return at(absolute, mode, Confinement.of(absolute, level));
    }

    /// A word that is none of the modes must not become another speed than the one that was asked for.
    private static EngineMode asked() {
        var word = System.getProperty(MODE, "interpreted");
        return switch (word) {
            case "interpreted" -> EngineMode.INTERPRETED;
            case "jit" -> EngineMode.JIT;
            default ->
                throw new IllegalArgumentException("Condition failed: " + MODE + " is interpreted or jit, got=" + word);
        };
    }

    private static Optional<ChildHome> at(Path home, EngineMode mode, @Nullable Confinement confinement) {
        var jars = jars(home.resolve("lib"));
        return jars.isEmpty() ? Optional.empty() : Optional.of(new ChildHome(home, jars, mode, confinement));
    }

    /// Those of a folder; none where it is not there or cannot be read.
    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException _) { // as good as not there
            return List.of();
        }
    }

    /// Whether what the mode needs is there. Whether it works, a child finds out as it starts.
    boolean isComplete() {
        return mode == EngineMode.INTERPRETED || !compiler.isEmpty();
    }

    /// Engine, version and mode, for reports: the mode that was asked for, and a child runs in no other.
    String engine() {
        var version = jars.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith(POLYGLOT))
                .map(name -> name.substring(POLYGLOT.length(), name.length() - ".jar".length()))
                .collect(Collectors.joining());
        return "GraalPy " + version + (mode == EngineMode.JIT ? " with JIT" : " interpreted");
    }

    /// SHA-256 of what runs in a child beside the engine: guards, SDK and the loop around them.
    synchronized String program() {
        var known = program;
        if (known == null) {
            var jar = jars.stream().filter(path -> path.endsWith(PROGRAM)).findFirst();
            known = jar.isEmpty() ? "" : SourceFile.hash(jar.get());
            program = known;
        }
        return known;
    }

    /// What makes children start faster.
    public AotCache cache() {
        return cache;
    }

    /// What children are held in: the strictest that this machine gives, tried once.
    synchronized Confinement confinement() {
        var known = confinement;
        if (known == null) {
            known = Confinement.strictest(home);
            confinement = known;
        }
        return known;
    }

    /// Where the engine's own files are unpacked.
    Path resources() {
        return home.resolve("cache").resolve("resources");
    }

    /// The command that starts a child, confined.
    ///
    /// @param exchange the exchange's file, which loses its name
    /// @param sizes of the exchange, for the child
    List<String> command(Path exchange, long guestBytesMax, List<String> sizes) {
        var java = java(guestBytesMax);
        java.addAll(cache.use());
        java.addAll(List.of("-cp", classPath(), MAIN, mode.name(), Confinement.EXCHANGE.toString()));
        java.addAll(sizes);
        return confinement().around(exchange, heapBytes(guestBytesMax), java);
    }

    private static long heapBytes(long guestBytesMax) {
        return Math.addExact(guestBytesMax, ENGINE_HEAP_BYTES);
    }

    /// The command of a child without instance.
    ///
    /// @param optionsAndTask options of the JVM, and last REHEARSE or NOTHING
    List<String> rehearsal(List<String> optionsAndTask) {
        var command = java(ENGINE_HEAP_BYTES);
        command.addAll(optionsAndTask.subList(0, optionsAndTask.size() - 1));
        command.addAll(List.of("-cp", classPath(), MAIN, mode.name(), optionsAndTask.getLast()));
        return command;
    }

    private List<String> java(long guestBytesMax) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapBytes(guestBytesMax));
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
                "-Dpolyglot.engine.userResourceCache=" + resources(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(compilers());
        return command;
    }

    /// What compiles the interpreter, and the engine's compiler, which is Java too: the JVM's first
    /// compiler. Its second one takes 130 to 170 MB, and more time than most runs have before it pays. For
    /// the interpreter the first inlines further than it does by itself: its nodes are small methods that
    /// call smaller ones, and a sixth of a callback went into those calls. The engine's compiler takes
    /// twice as long with that.
    private List<String> compilers() {
        var first = "-XX:TieredStopAtLevel=1";
        return mode == EngineMode.INTERPRETED
                ? List.of(first, "-XX:C1MaxInlineSize=60", "-XX:C1MaxInlineLevel=15", "-XX:C1InlineStackLimit=20")
                : List.of(
                        first,
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+EnableJVMCI",
                        "--upgrade-module-path=" + modulePath());
    }

    private String classPath() {
        return path(jars.stream());
    }

    /// The compiler and what it needs of the engine: its own modules must come before those of the JDK.
    private String modulePath() {
        return path(Stream.concat(compiler.stream(), jars.stream().filter(ChildHome::isNeededByTheCompiler)));
    }

    private static boolean isNeededByTheCompiler(Path jar) {
        var name = jar.getFileName().toString();
        return name.startsWith("truffle-compiler-") || name.startsWith("collections-") || name.startsWith("word-");
    }

    private static String path(Stream<Path> jars) {
        return jars.map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
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
