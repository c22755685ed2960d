package io.stratos.host.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that every command takes.
final class Shared {
    @Option(names = "--json", description = "One JSON document on stdout instead of text.")
    boolean json;

    @Option(names = "--debug", description = "Show stack traces.")
    boolean debug;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory; default STRATOS_HOME, then .stratos in the current folder.")
    @Nullable
    String data;

    @Option(
            names = "--role",
            paramLabel = "R",
            description = "Ask the daemon as viewer, operator or risk; default STRATOS_ROLE, then operator.")
    @Nullable
    String role;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    boolean help;
}
