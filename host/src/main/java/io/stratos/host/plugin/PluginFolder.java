package io.stratos.host.plugin;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.abi.service.ServiceProvider;
import io.stratos.execution.venue.MarketProvider;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The plugins of an installation: jars of one folder, each in its own class loader.
///
/// The jars are exactly those of its lock file ([PluginLock]); else none is loaded.
public final class PluginFolder implements SandboxRuntimes, VenueAdapters, ServiceProviders, MarketProviders {

    private final Path folder;
    private final Map<String, String> hashes = new TreeMap<>();
    private final TrustedJars manager;
    private final Map<RuntimeKind, SandboxRuntime> runtimes = new EnumMap<>(RuntimeKind.class);
    private final Map<String, VenueAdapter> adapters = new TreeMap<>();
    private final Map<String, ServiceProvider> providers = new TreeMap<>();
    private final Map<String, MarketProvider> markets = new TreeMap<>();

    private PluginFolder(Path folder) {
        this.folder = folder;
        this.manager = new TrustedJars(folder);
    }

    /// Loads the plugins of a folder: each jar is read once, and what was read is both held against the lock
    /// file and run.
    ///
    /// @throws Refused `ENV_PLUGIN_HASH` if the jars are not those that were pinned, `ENV_PLUGIN` if one of
    ///     them is no plugin or two do the same
    public static PluginFolder open(Path folder) throws Refused {
        if (!Files.isDirectory(folder)) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "there is no folder of plugins")
                    .at(folder.toString())
                    .refused();
        }
        return load(folder, PluginLock.verified(folder));
    }

    /// Runs what was read and verified, whatever is in the folder by now.
    static PluginFolder load(Path folder, Map<String, PluginJar> verified) throws Refused {
        var opened = new PluginFolder(folder);
        try {
            for (var jar : verified.entrySet()) {
                opened.take(jar.getKey(), jar.getValue());
            }
            opened.load();
        } catch (Refused refused) {
            opened.close();
            throw refused;
        }
        return opened;
    }

    @Override
    public SandboxRuntime find(RuntimeKind kind) throws Refused {
        var runtime = runtimes.get(kind);
        if (runtime == null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "no installed plugin runs this kind of code")
                    .at(folder.toString())
                    .got(kind, runtimes.isEmpty() ? "a plugin that does; there is none" : "one of " + runtimes.keySet())
                    .refused();
        }
        return runtime;
    }

    @Override
    public VenueAdapter adapter(String name) throws Refused {
        return named(adapters, name, "connects to this kind of venue");
    }

    @Override
    public ServiceProvider provider(String name) throws Refused {
        return named(providers, name, "provides this kind of service");
    }

    @Override
    public MarketProvider market(String name) throws Refused {
        return named(markets, name, "brings this kind of market data");
    }

    /// @param does what it would do
    private <T> T named(Map<String, T> installed, String name, String does) throws Refused {
        var found = installed.get(name);
        if (found == null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "no installed plugin " + does)
                    .at(folder.toString())
                    .got(
                            name,
                            installed.isEmpty() ? "a plugin that does; there is none" : "one of " + installed.keySet())
                    .refused();
        }
        return found;
    }

    /// The jars that were loaded, each with the hash of its bytes.
    public Map<String, String> hashes() {
        return Collections.unmodifiableMap(hashes);
    }

    /// What is installed, as `KIND: engine`.
    public List<String> engines() {
        return runtimes.values().stream()
                .map(runtime -> runtime.kind() + ": " + runtime.engine())
                .toList();
    }

    @Override
    public void close() {
        runtimes.values().forEach(SandboxRuntime::close);
        runtimes.clear();
        adapters.clear();
        providers.clear();
        markets.clear();
        // One by one: PF4J's own bulk methods change the list they walk.
        for (var plugin : List.copyOf(manager.getPlugins())) {
            manager.unloadPlugin(plugin.getPluginId());
        }
    }

    private void take(String name, PluginJar jar) throws Refused {
        try {
            manager.add(jar.unpack());
        } catch (IOException malformed) {
            throw noPlugin(folder.resolve(name));
        }
        hashes.put(name, jar.hash());
    }

    private static Refused noPlugin(Path jar) {
        return Refusal.of(ReasonCode.ENV_PLUGIN, "a jar is no plugin that works")
                .at(jar.toString())
                .fix("take it out of the folder and pin the rest: stratos plugin lock")
                .refused();
    }

    private void load() throws Refused {
        for (var jar : manager.start()) {
            throw noPlugin(jar);
        }
        for (var plugin : manager.getStartedPlugins()) {
            var id = plugin.getPluginId();
            var own = new OwnLoader(plugin.getPluginClassLoader());
            for (var adapter : manager.getExtensions(VenueAdapter.class, id)) {
                var entered = new EnteredAdapter(adapter, own);
                add(adapters, entered.name(), entered, "connect to the same kind of venue");
            }
            for (var provider : manager.getExtensions(ServiceProvider.class, id)) {
                var entered = new EnteredProvider(provider, own);
                add(providers, entered.name(), entered, "provide the same kind of service");
            }
            for (var provider : manager.getExtensions(MarketProvider.class, id)) {
                var entered = new EnteredMarket(provider, own);
                add(markets, entered.name(), entered, "bring the same kind of market data");
            }
            for (var runtime : manager.getExtensions(SandboxRuntime.class, id)) {
                var entered = new EnteredRuntime(runtime, own);
                add(runtimes, entered.kind(), entered, "run the same kind of code");
            }
        }
    }

    /// @param both what two of one kind do
    private <K, T> void add(Map<K, T> installed, K key, T one, String both) throws Refused {
        if (installed.putIfAbsent(key, one) != null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "two plugins " + both)
                    .at(folder.toString())
                    .got(key, "one plugin for each kind")
                    .fix("remove one of the two jars")
                    .refused();
        }
    }
}
