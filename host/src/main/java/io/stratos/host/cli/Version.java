package io.stratos.host.cli;

import org.jspecify.annotations.Nullable;

/// The program's version, from the jar's manifest.
final class Version {
    private Version() {}

    static String line() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return "stratos " + (version == null ? "development" : version);
    }
}
