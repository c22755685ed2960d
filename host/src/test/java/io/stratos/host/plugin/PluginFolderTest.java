package io.stratos.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.execution.venue.MarketAccess;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.host.admission.FakeRuntime;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-6")
class PluginFolderTest {

    @TempDir
    Path folder;

    @Test
    void aRuntimeIsFoundByItsKindInItsOwnClassLoader() throws Exception {
        writePlugin("fake.jar", "fake");
        try (var plugins = opened()) {
            var runtime = plugins.find(RuntimeKind.RUST_WASM);

            assertThat(runtime.engine()).isEqualTo("fake 1");
            assertThat(runtime).isSameAs(plugins.find(RuntimeKind.RUST_WASM));
            assertThat(runtime.compile("GOOD".getBytes(StandardCharsets.UTF_8), limits()))
                    .isInstanceOf(CompileResult.Compiled.class);
            assertThat(runtime.compile("bad".getBytes(StandardCharsets.UTF_8), limits()))
                    .isInstanceOf(CompileResult.Refused.class);
        }
    }

    @Test
    void aKindThatNoPluginRunsIsRefused() throws Exception {
        writePlugin("fake.jar", "fake");
        try (var plugins = opened()) {
            assertThat(code(() -> plugins.find(RuntimeKind.PYTHON))).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void aFolderThatIsNotThereAndOneWithoutPluginsAreNamed() throws Exception {
        assertThat(code(() -> PluginFolder.open(folder.resolve("none")))).isEqualTo(ReasonCode.ENV_PLUGIN);
        try (var plugins = opened()) {
            assertThat(code(() -> plugins.find(RuntimeKind.RUST_WASM))).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void twoPluginsOfOneKindAreRefused() throws Exception {
        writePlugin("one.jar", "one");
        writePlugin("two.jar", "two");

        assertThat(code(() -> opened())).isEqualTo(ReasonCode.ENV_PLUGIN);
    }

    @Test
    void anAdapterIsFoundByItsNameAndEnteredInItsOwnClassLoader() throws Exception {
        writePlugin("venue.jar", "venue", FakeAdapter.class);
        var access = new VenueAccess("http://127.0.0.1:1", new AccountId("acc"), Map.of(), 1, () -> 1, () -> {});
        try (var plugins = opened()) {
            var adapter = plugins.adapter("fake");

            assertThat(adapter.connect(access))
                    .isEqualTo(new VenueOpening.Refused(ReasonCode.EXE_NETWORK, "in its own loader"));
            assertThat(adapter.market(access, 0))
                    .isEqualTo(new MarketOpening.Refused(ReasonCode.EXE_NETWORK, "in its own loader"));
            assertThat(code(() -> plugins.find(RuntimeKind.RUST_WASM))).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void anAdapterThatNoPluginBringsIsRefused() throws Exception {
        writePlugin("venue.jar", "venue", FakeAdapter.class);
        try (var plugins = opened()) {
            assertThat(code(() -> plugins.adapter("other"))).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void twoAdaptersOfOneNameAreRefused() throws Exception {
        writePlugin("one.jar", "one", FakeAdapter.class);
        writePlugin("two.jar", "two", FakeAdapter.class);

        assertThat(code(() -> opened())).isEqualTo(ReasonCode.ENV_PLUGIN);
    }

    @Test
    void marketDataAreFoundByTheirNameAndOpenedInTheirOwnClassLoader() throws Exception {
        writePlugin("market.jar", "market", FakeMarket.class);
        Files.writeString(folder.resolve("prices.txt"), "BTC-USD 800.5\n");
        try (var plugins = opened()) {
            var market = plugins.market("lines");

            assertThat(market.open(new MarketAccess(Map.of("file", "prices.txt"), folder, List.of(), 0)))
                    .isInstanceOf(MarketOpening.Connected.class);
            assertThat(code(() -> plugins.market("other"))).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void twoSourcesOfOneNameAreRefused() throws Exception {
        writePlugin("one.jar", "one", FakeMarket.class);
        writePlugin("two.jar", "two", FakeMarket.class);

        assertThat(code(() -> opened())).isEqualTo(ReasonCode.ENV_PLUGIN);
    }

    @Test
    @Tag("U-2")
    void whatIsPinnedIsLoaded() throws Exception {
        var jar = writePlugin("fake.jar", "fake");
        var lock = Sha256.hex(Files.readAllBytes(jar)) + "  fake.jar\n";

        assertThat(PluginLock.write(folder)).containsOnlyKeys("fake.jar");

        assertThat(folder.resolve("plugins.lock")).hasContent(lock);
        PluginFolder.open(folder).close();
    }

    @Test
    @Tag("U-2")
    void withoutALockFileNothingIsLoaded() throws Exception {
        writePlugin("fake.jar", "fake");

        assertThat(code(() -> PluginFolder.open(folder))).isEqualTo(ReasonCode.ENV_PLUGIN_HASH);
    }

    @Test
    @Tag("U-2")
    void aPluginWithOtherBytesThanThoseThatWerePinnedIsRefusedByName() throws Exception {
        var jar = writePlugin("fake.jar", "fake");
        PluginLock.write(folder);
        writePlugin("fake.jar", "other");

        var refused =
                assertThrows(Refused.class, () -> PluginFolder.open(folder)).refusals();

        assertThat(refused).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(ReasonCode.ENV_PLUGIN_HASH);
            assertThat(one.where()).isEqualTo(jar.toString());
            assertThat(one.got()).isEqualTo(Sha256.hex(Files.readAllBytes(jar)));
        });
    }

    @Test
    @Tag("U-2")
    void whatWasHeldAgainstTheLockFileIsLoadedAndNotWhatLiesThereByThen() throws Exception {
        var jar = writePlugin("venue.jar", "venue", FakeAdapter.class);
        PluginLock.write(folder);
        var verified = PluginLock.verified(folder);
        Files.write(jar, Files.readAllBytes(writePlugin("other.jar", "other")));

        try (var plugins = PluginFolder.load(folder, verified)) {
            assertThat(plugins.adapter("fake")).isNotNull();
            assertThat(code(() -> plugins.find(RuntimeKind.RUST_WASM))).isEqualTo(ReasonCode.ENV_PLUGIN);
            assertThat(plugins.hashes()).isEqualTo(Map.of("venue.jar", hash(verified)));
        }
    }

    @Test
    @Tag("U-2")
    void aClassThatIsNeededLaterIsOfTheBytesThatWereVerified() throws Exception {
        var jar = writePlugin("fake.jar", "fake");
        try (var plugins = opened()) {
            var runtime = plugins.find(RuntimeKind.RUST_WASM);
            Files.write(jar, new byte[1_000]);

            assertThat(runtime.compile("GOOD".getBytes(StandardCharsets.UTF_8), limits()))
                    .isInstanceOf(CompileResult.Compiled.class);
        }
    }

    @Test
    @Tag("U-2")
    void aJarThatIsNoPluginIsRefusedByNameThoughItIsPinned() throws Exception {
        writePlugin("fake.jar", "fake");
        var jar = Files.writeString(folder.resolve("text.jar"), "no jar at all");

        var refused = assertThrows(Refused.class, () -> opened()).first();

        assertThat(refused.code()).isEqualTo(ReasonCode.ENV_PLUGIN);
        assertThat(refused.where()).isEqualTo(jar.toString());
    }

    @Test
    @Tag("U-2")
    void twoJarsOfOnePluginAreRefused() throws Exception {
        writePlugin("one.jar", "same");
        var second = writePlugin("two.jar", "same", FakeAdapter.class);

        var refused = assertThrows(Refused.class, () -> opened()).first();

        assertThat(refused.code()).isEqualTo(ReasonCode.ENV_PLUGIN);
        assertThat(refused.where()).isEqualTo(second.toString());
    }

    @Test
    @Tag("U-2")
    void aPluginThatNobodyPinnedAndOneThatIsGoneAreRefused() throws Exception {
        var jar = writePlugin("fake.jar", "fake");
        PluginLock.write(folder);
        Files.move(jar, folder.resolve("extra.jar"));

        var refused =
                assertThrows(Refused.class, () -> PluginFolder.open(folder)).refusals();

        assertThat(refused)
                .extracting(one -> Path.of(one.where()).getFileName().toString())
                .containsExactly("extra.jar", "fake.jar");
    }

    /// As an upgrade of an installation whose host runs does.
    @Test
    @Tag("U-2")
    void whatIsPinnedAnewIsNotWhatWasLoaded() throws Exception {
        writePlugin("fake.jar", "fake");
        writePlugin("same.jar", "same", FakeAdapter.class);
        try (var plugins = opened()) {
            assertThat(plugins.hashes()).containsOnlyKeys("fake.jar", "same.jar");
            PluginLock.requireLoaded(folder, plugins.hashes());
            writePlugin("fake.jar", "other");
            PluginLock.write(folder);

            var refused = assertThrows(Refused.class, () -> PluginLock.requireLoaded(folder, plugins.hashes()))
                    .refusals();

            assertThat(refused).singleElement().satisfies(one -> {
                assertThat(one.code()).isEqualTo(ReasonCode.ENV_PLUGIN_HASH);
                assertThat(one.got()).isEqualTo(plugins.hashes().get("fake.jar"));
            });
        }
    }

    @Test
    @Tag("U-2")
    void aLockFileThatIsNoneIsRefused() throws Exception {
        writePlugin("fake.jar", "fake");
        Files.writeString(folder.resolve("plugins.lock"), "fake.jar\n");

        assertThat(code(() -> PluginFolder.open(folder))).isEqualTo(ReasonCode.ENV_PLUGIN_HASH);
    }

    /// What is there is pinned and loaded.
    private PluginFolder opened() throws Refused {
        PluginLock.write(folder);
        return PluginFolder.open(folder);
    }

    private Path writePlugin(String name, String id) throws IOException {
        return writePlugin(name, id, FakeRuntime.class);
    }

    private Path writePlugin(String name, String id, Class<?> extension) throws IOException {
        return PluginJars.write(folder.resolve(name), id, extension);
    }

    private static String hash(Map<String, PluginJar> verified) {
        return verified.values().iterator().next().hash();
    }

    private static ResourceLimits limits() {
        return new ResourceLimits(1, 1, 1, 1, 1, 1, 1);
    }

    private static ReasonCode code(Executable call) {
        return assertThrows(Refused.class, call).first().code();
    }
}
