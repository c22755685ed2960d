package io.stratos.host.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// Plugins made of test classes.
public final class PluginJars {
    private PluginJars() {}

    /// Writes a plugin jar with one extension, and the class files beside it whose names begin with `Fake`.
    ///
    /// @param file the jar
    /// @param id the plugin's own
    public static Path write(Path file, String id, Class<?> extension) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", id);
        attributes.putValue("Plugin-Version", "1.0.0");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new ZipEntry("META-INF/extensions.idx"));
            jar.write(extension.getName().getBytes(StandardCharsets.UTF_8));
            var inside = extension.getPackageName().replace('.', '/');
            var classes = Path.of(extension
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            try (var files = Files.list(classes.resolve(inside))) {
                for (var type : files.filter(f -> f.getFileName().toString().startsWith("Fake"))
                        .sorted()
                        .toList()) {
                    jar.putNextEntry(new ZipEntry(inside + "/" + type.getFileName()));
                    jar.write(Files.readAllBytes(type));
                }
            }
        }
        return file;
    }
}
