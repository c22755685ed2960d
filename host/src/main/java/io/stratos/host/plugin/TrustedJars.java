package io.stratos.host.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/// PF4J as we use it: jars only, own classes first, except for what host and plugins share.
final class TrustedJars extends JarPluginManager {

    /// Types that cross the border between host and plugin must be the same class on both sides.
    private static final List<String> SHARED =
            List.of("io.stratos.abi.", "io.stratos.execution.venue.", "org.slf4j.", "org.jspecify.");

    TrustedJars(Path folder) {
        super(folder);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
                return new SharingClassLoader(TrustedJars.this, descriptor);
            }
        };
    }

    private static final class SharingClassLoader extends PluginClassLoader {

        SharingClassLoader(TrustedJars manager, PluginDescriptor descriptor) {
            super(manager, descriptor, TrustedJars.class.getClassLoader());
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return SHARED.stream().anyMatch(className::startsWith) || super.shouldDelegateToParent(className);
        }
    }
}
