package io.stratos.host.plugin;

import io.stratos.abi.service.ServiceOpening;
import io.stratos.abi.service.ServiceProvider;
import java.nio.file.Path;
import java.util.Map;

/// A plugin's provider, entered with the plugin's own class loader. A service that is open has found its parts and is
/// not wrapped.
record EnteredProvider(ServiceProvider provider, OwnLoader own) implements ServiceProvider {

    @Override
    public String name() {
        return own.enter(provider::name);
    }

    @Override
    public ServiceOpening open(Map<String, String> settings, Path folder) {
        return own.enter(() -> provider.open(settings, folder));
    }
}
