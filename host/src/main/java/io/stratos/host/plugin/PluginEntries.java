package io.stratos.host.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// What a verified jar holds, in memory.
///
/// @param file where the jar lay; nobody opens it again
/// @param byName bytes by name, not to be changed
record PluginEntries(Path file, Map<String, byte[]> byName) {

    /// What is under a name, null if nothing.
    byte @Nullable [] bytes(String name) {
        return byName.get(name);
    }

    /// Empty where it has none.
    Manifest manifest() throws IOException {
        var bytes = bytes(JarFile.MANIFEST_NAME);
        return bytes == null ? new Manifest() : new Manifest(new ByteArrayInputStream(bytes));
    }
}
