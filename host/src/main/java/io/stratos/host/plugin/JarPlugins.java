package io.stratos.host.plugin;

import java.nio.file.Path;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/// PF4J, told to take single jars only, each in a [SharedFirstClassLoader].
final class JarPlugins extends JarPluginManager {
    JarPlugins(Path folder) {
        super(folder);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                PluginClassLoader loader = new SharedFirstClassLoader(
                        JarPlugins.this, descriptor, getClass().getClassLoader());
                loader.addFile(jar.toFile());
                return loader;
            }
        };
    }
}
