package io.stratos.host.plugin;

import io.stratos.host.document.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

/// A plugin's jar, read once: its hash is that of these bytes, and its classes are made of these bytes.
/// Nothing of it comes from the disk again, whoever writes there.
final class PluginJar {
    private final Path file;
    private final byte[] bytes;
    private final String hash;

    private PluginJar(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        hash = Sha256.hex(bytes);
    }

    /// Takes what is in a file now.
    static PluginJar read(Path file) throws IOException {
        return new PluginJar(file, Files.readAllBytes(file));
    }

    /// SHA-256 of its bytes.
    String hash() {
        return hash;
    }

    /// What it holds. Of two entries with one name the first counts, and none counts for one version of Java
    /// alone: what may run is what a reader of the jar finds under its name.
    ///
    /// @throws IOException if it is no jar
    PluginEntries unpack() throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.putIfAbsent(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return new PluginEntries(file, Map.copyOf(entries));
    }
}
