package io.stratos.verification.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginJarTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/stratos/abi/sandbox/Sandbox.class",
                "io/stratos/execution/venue/VenuePort.class",
                "org/slf4j/Logger.class",
                "org/jspecify/annotations/NullMarked.class",
                "org/pf4j/Plugin.class",
                "META-INF/versions/9/org/slf4j/Logger.class"
            })
    void copyOfASharedClassIsFound(String shared) throws IOException {
        assertThat(jarWith(shared).copiesOfSharedClasses()).containsExactly(shared);
    }

    @Test
    void classesOfThePluginItselfAreNoCopies() throws IOException {
        assertThat(jarWith("io/stratos/sandbox/wasm/Engine.class").copiesOfSharedClasses())
                .isEmpty();
    }

    private PluginJar jarWith(String entry) throws IOException {
        var file = directory.resolve("plugin.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(entry));
        }
        return new PluginJar(file);
    }
}
