package io.stratos.verification.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// A plugin as one jar. What it shares with the host must come from the host: a second copy of a shared type is
/// another type, and the two do not fit.
record PluginJar(Path file) {
    private static final List<String> SHARED =
            List.of("io/stratos/abi/", "io/stratos/execution/", "org/slf4j/", "org/jspecify/", "org/pf4j/");

    List<String> copiesOfSharedClasses() throws IOException {
        return classes().stream()
                .filter(name -> SHARED.stream().anyMatch(name.replaceFirst("^META-INF/versions/\\d+/", "")::startsWith))
                .toList();
    }

    List<String> classes() throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }

    @Nullable
    String manifest(String entry) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(entry);
        }
    }
}
