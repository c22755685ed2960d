package io.stratos.verification.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the sources are that this build was made from.
final class WorkingCopy {
    private WorkingCopy() {}

    /// The nearest directory above the one tests run in that holds our modules.
    static Path root() {
        var start = Path.of("").toAbsolutePath();
        for (var directory = start; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("abi")) && Files.isDirectory(directory.resolve("verification"))) {
                return directory;
            }
        }
        throw new IllegalStateException("Condition failed: tests run inside a working copy, got=" + start);
    }
}
