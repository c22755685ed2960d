package io.stratos.host.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.pf4j.JarPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;

/// PF4J as we use it: exactly the jars that were read and verified, from memory. It looks into no folder and
/// opens no jar.
final class TrustedJars extends JarPluginManager {
    private final Map<Path, PluginEntries> jars = new LinkedHashMap<>();

    /// @param folder where they lie
    TrustedJars(Path folder) {
        super(folder);
    }

    /// Adds what may be loaded.
    void add(PluginEntries verified) {
        jars.put(verified.file(), verified);
    }

    /// Loads and starts what was added.
    ///
    /// @return jars that are no plugin, or whose plugin does not start
    List<Path> start() {
        var failed = new ArrayList<>(jars.keySet());
        for (var jar : jars.keySet()) {
            try {
                loadPluginFromPath(jar);
            } catch (PluginRuntimeException noPlugin) {
                // it stays among those that failed
            }
        }
        resolvePlugins();
        startPlugins();
        getStartedPlugins().forEach(plugin -> failed.remove(plugin.getPluginPath()));
        return failed;
    }

    // PF4J asks for its parts before this object's fields are set, so each looks at the jars when it is used.

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.copyOf(jars.keySet());
            }

            @Override
            public boolean deletePluginPath(Path jar) {
                return false;
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path jar) {
                return jars.containsKey(jar);
            }

            @Override
            protected Manifest readManifest(Path jar) {
                try {
                    return entries(jar).manifest();
                } catch (IOException malformed) {
                    throw new PluginRuntimeException(malformed);
                }
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path jar) {
                return jars.containsKey(jar);
            }

            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                return new PluginClasses(TrustedJars.this, descriptor, entries(jar));
            }
        };
    }

    private PluginEntries entries(Path file) {
        var jar = jars.get(file);
        if (jar == null) {
            throw new IllegalStateException("Invariant: only what was verified is loaded, got=" + file);
        }
        return jar;
    }
}
