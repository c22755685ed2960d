package io.stratos.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pf4j.DefaultPluginDescriptor;

/// What libraries inside a plugin ask of their class loader.
@Tag("U-6")
class PluginClassesTest {
    private static final String ASKED = Runnable.class.getName();

    @TempDir
    Path folder;

    private Path jar;
    private PluginClasses classes;

    /// What the jar brings for [ServiceLoader].
    public static final class Task implements Runnable {
        @Override
        public void run() {}
    }

    @BeforeEach
    void read() throws IOException {
        jar = folder.resolve("a plugin.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "plain.txt", "plain");
            put(out, "in side/50%+#?.txt", "odd");
            put(out, "\u00e4.txt", "far");
            put(out, "META-INF/services/" + ASKED, Task.class.getName());
            var type = Task.class.getName().replace('.', '/') + ".class";
            try (var bytes = Task.class.getClassLoader().getResourceAsStream(type)) {
                out.putNextEntry(new ZipEntry(type));
                out.write(bytes.readAllBytes());
            }
        }
        classes = new PluginClasses(
                new TrustedJars(folder),
                new DefaultPluginDescriptor("a", "", "", "1.0.0", "", "", ""),
                PluginJar.read(jar).unpack());
        Files.delete(jar);
    }

    private static void put(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "in side/50%+#?.txt", "\u00e4.txt"})
    void aResourceIsReadByItsNameAndByItsAddressWithoutTheFile(String name) throws Exception {
        var named = classes.getResourceAsStream(name);
        URL address = Collections.list(classes.findResources(name)).getFirst();

        assertThat(named).isNotNull();
        assertThat(address.openStream()).hasSameContentAs(named);
    }

    @Test
    void whatIsNotInTheJarHasNoAddress() {
        assertThat(classes.findResource("none.txt")).isNull();
        assertThat(Collections.list(classes.findResources("none.txt"))).isEmpty();
    }

    @Test
    void aServiceLoaderFindsThePluginsOwnClass() {
        var found = ServiceLoader.load(Runnable.class, classes).stream()
                .map(ServiceLoader.Provider::type)
                .filter(type -> type.getClassLoader() == classes)
                .toList();

        assertThat(found)
                .singleElement()
                .satisfies(type -> assertThat(type.getName()).isEqualTo(Task.class.getName()));
    }

    /// What is installed beside the jar is found by where the jar lay.
    @Test
    void aClassNamesTheJarItCameFrom() throws Exception {
        var type = classes.loadClass(Task.class.getName());

        assertThat(type.getClassLoader()).isSameAs(classes);
        assertThat(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()))
                .isEqualTo(jar);
    }
}
