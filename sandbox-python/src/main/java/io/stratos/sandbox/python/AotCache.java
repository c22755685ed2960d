package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.EngineMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The JVM's start-up cache for children: classes loaded and linked once, in one file for one JVM and one set of jars.
///
/// A cache that does not fit is ignored by the JVM without a word. So its name says what it fits, and a new one is used
/// only after a JVM that insists on it has started.
public final class AotCache {
    private static final String SUFFIX = ".aot";
    private static final String UNFINISHED = ".new";
    private static final String FAILED = ".failed";
    private static final String LOCK = "making.lock";
    /// On a busy machine with slow disks.
    private static final long MINUTES_MAX = 3;

    private final ChildHome home;
    private final boolean possible;
    private final Path directory;
    private final Path file;
    private final Path failed;

    AotCache(ChildHome home, Path directory, EngineMode mode, List<Path> jars) {
        this.home = home;
        this.possible = mode == EngineMode.INTERPRETED;
        this.directory = directory;
        var name = "child-" + fingerprint(jars);
        this.file = directory.resolve(name + SUFFIX);
        this.failed = directory.resolve(name + FAILED);
    }

    private static String fingerprint(List<Path> jars) {
        long mixed = Runtime.version().hashCode();
        for (var jar : jars) {
            mixed = mixed * 31 + jar.hashCode();
            try {
                mixed = mixed * 31 + Files.size(jar);
                mixed = mixed * 31 + Files.getLastModifiedTime(jar).toMillis();
            } catch (IOException _) { // a start will say what is wrong with it
                mixed++;
            }
        }
        return Long.toHexString(mixed);
    }

    /// Whether the JVM takes one at all: none where the compiler's modules come before its own, as for the JIT.
    public boolean isPossible() {
        return possible;
    }

    /// Whether children start from it.
    public boolean isThere() {
        return possible && Files.exists(file);
    }

    /// The option that uses the cache, if it is there.
    List<String> use() {
        return isThere() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /// Makes the cache once in an installation, so that all children but the first start fast. What stands in the way
    /// is tried once, too: without it children only start more slowly.
    void prepare() {
        try {
            if (!Files.exists(failed)) {
                boolean _ = make();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever asked to stop finds out
        }
        unpack();
    }

    /// Has the engine unpack its own files where it never ran: a child, confined, may write nothing.
    void unpack() {
        try {
            if (!Files.isDirectory(home.resources())) {
                boolean _ = succeeds(ChildHome.REHEARSE);
            }
        } catch (IOException _) { // the first child says that it could not start
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever asked to stop finds out
        }
    }

    /// Makes the cache unless it is there, or another process is at it: some 15 seconds of one core.
    ///
    /// @return whether it is there now; without it children only start more slowly
    public boolean make() throws InterruptedException {
        if (isThere() || !possible) {
            return possible;
        }
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock != null && !isThere()) {
                    makeLocked();
                }
            }
        } catch (OverlappingFileLockException _) { // another runtime of this process is at it
            return isThere();
        } catch (IOException _) { // a folder that cannot be written to: children start more slowly
            return false;
        }
        return isThere();
    }

    /// Whoever was killed at this point left its file; the lock says that nobody else is here.
    private void makeLocked() throws IOException, InterruptedException {
        forget(UNFINISHED);
        var made = directory.resolve("child" + UNFINISHED);
        try {
            if (succeeds("-XX:AOTCacheOutput=" + made, ChildHome.REHEARSE)
                    && Files.exists(made)
                    && succeeds("-XX:AOTMode=on", "-XX:AOTCache=" + made, ChildHome.NOTHING)) {
                forget(SUFFIX);
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createFile(failed);
            }
        } finally {
            forget(UNFINISHED);
            forget(UNFINISHED + ".config");
        }
    }

    private boolean succeeds(String... optionsAndTask) throws IOException, InterruptedException {
        var process = home.process(LifeLine.around(home.rehearsal(List.of(optionsAndTask))))
                .start();
        try {
            return process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) && process.exitValue() == 0;
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    private void forget(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(suffix)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
