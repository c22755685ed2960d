package io.stratos.host.world;

import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The process's own environment.
final class SystemEnvironment implements Environment {

    /// Set by the launcher.
    private static final String HOME_PROPERTY = "stratos.home";

    @Override
    public @Nullable String variable(String name) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public Map<String, String> variables() {
        return System.getenv();
    }

    @Override
    public Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public @Nullable Path installation() {
        var home = System.getProperty(HOME_PROPERTY);
        return home == null || home.isEmpty() ? null : Path.of(home).toAbsolutePath();
    }

    @Override
    public boolean isInteractive() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
