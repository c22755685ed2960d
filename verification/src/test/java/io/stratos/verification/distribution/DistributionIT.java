package io.stratos.verification.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at the distribution that this build assembled.
final class DistributionIT {
    private static final Path HOME = Path.of(System.getProperty("stratos.distribution"));

    @Test
    void launcherIsExecutable() {
        assertThat(HOME.resolve("bin/stratos")).isExecutable();
    }

    /// Else every start is slow, and nobody hears of it.
    @Test
    void rehearsalForTheStartUpCacheGoesWell(@TempDir Path folder) throws IOException, InterruptedException {
        var said = folder.resolve("said");
        var rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss16m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstratos.home=" + HOME,
                        "-cp",
                        HOME.resolve("lib") + "/*",
                        "io.stratos.host.cli.StartUpRehearsal",
                        folder.resolve("rehearsal").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(rehearsal.waitFor()).as(Files.readString(said)).isZero();
    }

    @Test
    void firstStartLeavesAStartUpCache() throws IOException, InterruptedException {
        assertThat(Program.in(HOME).run("--version").exitCode()).isZero();

        try (var files = Files.list(HOME.resolve("cache"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".aot")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }

    @Test
    void libHoldsTheHostAndTheTapesButNoSandboxAndNoEngine() throws IOException {
        assertThat(names("lib"))
                .anyMatch(name -> name.startsWith("stratos-host-"))
                .anyMatch(name -> name.startsWith("ta4j-examples-"))
                .noneMatch(name -> name.startsWith("stratos-sandbox-"))
                .noneMatch(name -> name.startsWith("stratos-verification-"))
                .noneMatch(name -> name.startsWith("stratos-benchmarks-") || name.startsWith("jmh-"))
                .noneMatch(name -> name.startsWith("runtime-") || name.startsWith("asm-"));
    }

    @Test
    void benchHoldsTheBenchmarksAndJmhAndTheMeasuredStrategyAndNothingOfLib() throws IOException {
        assertThat(names("bench"))
                .anyMatch(name -> name.startsWith("stratos-benchmarks-"))
                .anyMatch(name -> name.startsWith("jmh-core-"))
                .contains("ema-cross-rust")
                .doesNotContainAnyElementsOf(names("lib"));
        assertThat(HOME.resolve("bench/ema-cross-rust/Cargo.toml")).content().contains("path = \"../../abi/rust\"");
    }

    @Test
    void everyPluginLeavesSharedClassesToTheHost() throws IOException {
        var plugins = plugins();

        assertThat(plugins).isNotEmpty();
        for (var plugin : plugins) {
            assertThat(plugin.copiesOfSharedClasses()).as(plugin.toString()).isEmpty();
        }
    }

    @Test
    void everyPluginSaysWhatItIs() throws IOException {
        for (var plugin : plugins()) {
            assertThat(plugin.manifest("Plugin-Id")).as(plugin.toString()).isNotBlank();
            assertThat(plugin.manifest("Plugin-Version")).as(plugin.toString()).isNotBlank();
            assertThat(plugin.manifest("Plugin-Provider")).as(plugin.toString()).isNotBlank();
        }
    }

    @Test
    void entryClassThatAPluginNamesIsInside() throws IOException {
        for (var plugin : plugins()) {
            var entry = plugin.manifest("Plugin-Class");
            if (entry != null) {
                assertThat(plugin.classes()).contains(entry.replace('.', '/') + ".class");
            }
        }
    }

    @Test
    void wasmPluginBringsItsEngineAndAsm() throws IOException {
        assertThat(plugins()).anySatisfy(plugin -> {
            assertThat(plugin.manifest("Plugin-Id")).isEqualTo("sandbox-wasm");
            assertThat(plugin.classes())
                    .contains("run/endive/runtime/Instance.class", "org/objectweb/asm/ClassWriter.class")
                    .anyMatch(name -> name.startsWith("io/stratos/sandbox/wasm/"));
        });
    }

    @Test
    void pythonPluginBringsOnlyTheHostsSideAndTheChildHasAClassPathOfItsOwn() throws IOException {
        assertThat(plugins()).anySatisfy(plugin -> {
            assertThat(plugin.manifest("Plugin-Id")).isEqualTo("sandbox-python");
            assertThat(plugin.classes())
                    .contains("io/stratos/sandbox/python/plugin/PythonPlugin.class")
                    .allMatch(name -> name.startsWith("io/stratos/sandbox/python/"))
                    .noneMatch(name -> name.startsWith("io/stratos/sandbox/python/child/"));
        });
        assertThat(names("python/lib"))
                .contains("stratos-python-child.jar", "polyglot-25.0.3.jar", "python-language-25.0.3.jar")
                .noneMatch(name -> name.contains("protobuf") || name.startsWith("compiler-"));
        assertThat(names("python/jit")).containsExactly("compiler-25.0.3.jar");
        assertThat(names("lib")).noneMatch(name -> name.startsWith("polyglot") || name.startsWith("truffle"));
    }

    @Test
    void venuePluginBringsItsJsonParserAndNothingOfTheAccount() throws IOException {
        assertThat(plugins()).anySatisfy(plugin -> {
            assertThat(plugin.manifest("Plugin-Id")).isEqualTo("venue-loopback");
            assertThat(plugin.classes())
                    .contains(
                            "io/stratos/venue/loopback/plugin/LoopbackPlugin.class",
                            "tools/jackson/core/JsonParser.class")
                    .allMatch(name -> name.startsWith("io/stratos/venue/loopback/")
                            || name.replaceFirst("^META-INF/versions/\\d+/", "").startsWith("tools/jackson/core/"));
        });
        assertThat(names("lib")).noneMatch(name -> name.startsWith("stratos-venue-"));
    }

    @Test
    void servicePluginBringsItsJsonParserAndNothingOfTheHost() throws IOException {
        assertThat(plugins()).anySatisfy(plugin -> {
            assertThat(plugin.manifest("Plugin-Id")).isEqualTo("service-linear-model");
            assertThat(plugin.classes())
                    .contains("io/stratos/service/linear/plugin/LinearModelPlugin.class")
                    .allMatch(name -> name.startsWith("io/stratos/service/linear/")
                            || name.replaceFirst("^META-INF/versions/\\d+/", "").startsWith("tools/jackson/core/"));
        });
        assertThat(names("lib")).noneMatch(name -> name.startsWith("stratos-service-"));
    }

    @Test
    void sdksAndSamplesOfBothLanguagesLieToEachOtherAsInTheProject() throws IOException {
        assertThat(names("sample-strategies"))
                .contains("ema-cross-python", "ema-cross-rust", "grid-maker-python", "grid-maker-rust");
        assertThat(HOME.resolve("abi/rust/Cargo.toml")).exists();
        assertThat(names("abi/python/stratos"))
                .contains("__init__.py", "testing")
                .doesNotContain("__pycache__");
    }

    @Test
    void everyPluginIsPinnedByItsHash() throws Exception {
        var pinned = Files.readAllLines(HOME.resolve("plugins/plugins.lock"));

        var there = new ArrayList<String>();
        for (var plugin : names("plugins")) {
            if (plugin.endsWith(".jar")) {
                var bytes = Files.readAllBytes(HOME.resolve("plugins").resolve(plugin));
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                there.add(HexFormat.of().formatHex(hash) + "  " + plugin);
            }
        }
        assertThat(pinned).containsExactlyElementsOf(there);
    }

    @Test
    void whoOperatesItFindsTheUnitTheApiAndTheMonitoring() {
        assertThat(HOME.resolve("share/systemd/stratos.service")).isNotEmptyFile();
        assertThat(HOME.resolve("share/openapi.json")).isNotEmptyFile();
        assertThat(HOME.resolve("share/monitoring/alerts.yaml")).isNotEmptyFile();
        assertThat(HOME.resolve("share/monitoring/grafana-dashboard.json")).isNotEmptyFile();
    }

    private static List<PluginJar> plugins() throws IOException {
        return names("plugins").stream()
                .filter(name -> name.endsWith(".jar"))
                .map(name -> new PluginJar(HOME.resolve("plugins").resolve(name)))
                .toList();
    }

    private static List<String> names(String directory) throws IOException {
        try (var files = Files.list(HOME.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
