package io.stratos.host.world;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the process was given by whoever started it.
public interface Environment {

    /// Value of an environment variable, null if it is unset or empty.
    @Nullable
    String variable(String name);

    /// All variables that are set; what is shown to others must hold none of their values.
    default Map<String, String> variables() {
        return Map.of();
    }

    /// The folder relative paths start from.
    Path workingDirectory();

    /// Folder of the installed distribution (`lib/`, `plugins/`), null when the program runs from elsewhere.
    @Nullable
    Path installation();

    /// Whether a person watches stderr.
    boolean isInteractive();
}
