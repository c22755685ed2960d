package io.stratos.host.plugin;

import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// A plugin's own class loader: what host and plugin talk in comes from the host, everything else from the plugin.
///
/// So two plugins can bring different versions of one library, and a type of the port is the same class on
/// both sides.
final class SharedFirstClassLoader extends PluginClassLoader {
    /// Packages whose classes must be the host's.
    static final List<String> SHARED = List.of("io.stratos.abi.", "org.slf4j.", "org.jspecify.", "org.pf4j.");

    SharedFirstClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
        super(manager, descriptor, host);
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        for (var shared : SHARED) {
            if (name.startsWith(shared)) {
                return getParent().loadClass(name);
            }
        }
        return super.loadClass(name);
    }
}
