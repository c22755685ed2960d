package io.stratos.host.plugin;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;

/// The plugins of an installation, loaded once and closed with the process.
///
/// Used by the thread that starts the host or the command; what it hands out says for itself who may call it.
public final class Plugins implements AutoCloseable {
    private final JarPlugins manager;
    private final Map<RuntimeKind, SandboxRuntime> sandboxes = new EnumMap<>(RuntimeKind.class);

    private Plugins(JarPlugins manager) {
        this.manager = manager;
    }

    /// Loads every plugin jar of a folder.
    ///
    /// @throws Refused with ENV_PLUGIN if the folder is missing or a plugin cannot be loaded
    public static Plugins load(Path folder) throws Refused {
        if (!Files.isDirectory(folder)) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "the plugins' folder is missing")
                    .at(folder.toString())
                    .refused();
        }
        var plugins = new Plugins(new JarPlugins(folder));
        try {
            plugins.start();
        } catch (PluginRuntimeException | LinkageError broken) {
            plugins.close();
            var refused = Refusal.of(ReasonCode.ENV_PLUGIN, "a plugin cannot be loaded")
                    .at(folder.toString())
                    .refused();
            refused.addSuppressed(broken);
            throw refused;
        }
        return plugins;
    }

    private void start() throws Refused {
        manager.loadPlugins();
        manager.startPlugins();
        for (var plugin : manager.getPlugins()) {
            if (plugin.getPluginState() != PluginState.STARTED) {
                throw Refusal.of(ReasonCode.ENV_PLUGIN, "a plugin does not start")
                        .at(plugin.getPluginId())
                        .refused();
            }
            var before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(plugin.getPluginClassLoader());
            try {
                for (var runtime : manager.getExtensions(SandboxRuntime.class, plugin.getPluginId())) {
                    sandboxes.putIfAbsent(runtime.kind(), runtime);
                }
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    /// The sandbox for a kind of code.
    ///
    /// @throws Refused with ENV_PLUGIN if no plugin brings one
    public SandboxRuntime sandbox(RuntimeKind kind) throws Refused {
        var runtime = sandboxes.get(kind);
        if (runtime == null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "no plugin runs this kind of strategy")
                    .got(kind.name().toLowerCase(Locale.ROOT), sandboxes.keySet())
                    .refused();
        }
        return runtime;
    }

    @Override
    public void close() {
        sandboxes.values().forEach(SandboxRuntime::close);
        sandboxes.clear();
        manager.stopPlugins();
        manager.unloadPlugins();
    }
}
