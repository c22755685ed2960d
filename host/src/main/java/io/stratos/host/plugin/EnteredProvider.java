package io.stratos.host.plugin;

import io.stratos.abi.service.ServiceOpening;
import io.stratos.abi.service.ServiceProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/// A plugin's provider, entered with the plugin's class loader as the thread's own: libraries look there for their
/// parts. A service that is open has found its parts and is not wrapped.
final class EnteredProvider implements ServiceProvider {
    private final ServiceProvider provider;
    private final ClassLoader loader;

    EnteredProvider(ServiceProvider provider, ClassLoader loader) {
        this.provider = provider;
        this.loader = loader;
    }

    @Override
    public String name() {
        return enter(provider::name);
    }

    @Override
    public ServiceOpening open(Map<String, String> settings, Path folder) {
        return enter(() -> provider.open(settings, folder));
    }

    private <T> T enter(Supplier<T> call) {
        var thread = Thread.currentThread();
        var outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(outer);
        }
    }
}
