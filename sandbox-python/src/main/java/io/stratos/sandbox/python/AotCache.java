package io.stratos.sandbox.python;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The JVM's start-up cache for children: classes loaded and linked once, in one file for one JVM and one set of jars.
final class AotCache {
    private final Path file;

    AotCache(Path directory, List<Path> jars) {
        this.file = directory.resolve("child-" + Integer.toHexString(jars.hashCode()) + ".aot");
    }

    /// The option that uses the cache, if it is there.
    List<String> use() {
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }
}
