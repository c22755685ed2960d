package io.stratos.service.linear.plugin;

import io.stratos.abi.service.ServiceOpening;
import io.stratos.abi.service.ServiceProvider;
import io.stratos.service.linear.LinearModelProvider;
import java.nio.file.Path;
import java.util.Map;

/// The provider as the host finds it.
public final class LinearModelPlugin implements ServiceProvider {
    private final LinearModelProvider provider = new LinearModelProvider();

    /// Made by PF4J or a service loader, once for each time they are asked: ask once.
    public LinearModelPlugin() {}

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public ServiceOpening open(Map<String, String> settings, Path folder) {
        return provider.open(settings, folder);
    }
}
