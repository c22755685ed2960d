package io.stratos.host.workshop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The project's own folder, when the program runs from inside it.
final class WorkingCopy {

    private WorkingCopy() {}

    /// The nearest folder at or above `from` that is a working copy of StratOS, null if there is none.
    static @Nullable Path above(Path from) {
        for (@Nullable Path at = from.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("launcher").resolve("rust-wasm"))
                    && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        return null;
    }
}
