package io.stratos.sandbox.wasm.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.Limits;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginManager;
import org.pf4j.PluginState;

/// The jar an operator installs, loaded as the host does: nothing but the shared packages comes
/// from outside.
@Tag("M-29")
class PluginJarIT {
    @Test
    void serviceLoaderFindsTheSandboxAndItRunsARealStrategy() throws Exception {
        URL[] jar = {pluginJar().toUri().toURL()};
        try (URLClassLoader plugin = new URLClassLoader(jar, new SharedPackages());
                SandboxRuntime runtime = ServiceLoader.load(SandboxRuntime.class, plugin)
                        .findFirst()
                        .orElseThrow()) {
            assertThat(runtime.getClass().getClassLoader()).isSameAs(plugin);
            runsARealStrategy(runtime);
        }
    }

    @Test
    void pluginManagerFindsTheSandboxAndItRunsARealStrategy(@TempDir Path plugins) throws Exception {
        Files.copy(pluginJar(), plugins.resolve("sandbox-wasm.jar"));
        PluginManager manager = new DefaultPluginManager(plugins);
        manager.loadPlugins();
        assertThat(manager.startPlugin("sandbox-wasm")).isEqualTo(PluginState.STARTED);

        List<SandboxRuntime> found = manager.getExtensions(SandboxRuntime.class, "sandbox-wasm");

        assertThat(found).hasSize(1);
        try (SandboxRuntime runtime = found.getFirst()) {
            assertThat(runtime.getClass().getClassLoader())
                    .isNotSameAs(getClass().getClassLoader());
            runsARealStrategy(runtime);
        }
        manager.unloadPlugins();
    }

    private static void runsARealStrategy(SandboxRuntime runtime) {
        assertThat(runtime.engine()).startsWith("endive ");
        CompileResult result =
                runtime.compile(EmaCross.code(), Limits.limits().memoryPages(64).build());
        assertThat(result).isInstanceOf(CompileResult.Compiled.class);
        try (Sandbox sandbox = ((CompileResult.Compiled) result).module().instantiate()) {
            byte[] init = EmaCross.init();
            assertThat(sandbox.begin(init, 0, init.length)).isInstanceOf(Decision.Decided.class);
        }
    }

    @Test
    void jarHoldsNothingThatHostAndPluginShare() throws IOException {
        try (JarFile jar = new JarFile(pluginJar().toFile());
                Stream<String> names = jar.stream().map(entry -> entry.getName())) {
            assertThat(names).noneMatch(SharedPackages::isShared);
        }
    }

    private static Path pluginJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-plugin.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A parent that shows the JDK and what host and plugin must share, as the host's loader does.
    private static final class SharedPackages extends ClassLoader {
        private static final List<String> SHARED =
                List.of("io/stratos/abi/", "org/slf4j/", "org/jspecify/", "org/pf4j/", "com/google/protobuf/");

        SharedPackages() {
            super(getPlatformClassLoader());
        }

        static boolean isShared(String path) {
            return SHARED.stream().anyMatch(path::startsWith);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isShared(name.replace('.', '/'))) {
                return PluginJarIT.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
