package io.stratos.host.plugin;

import io.stratos.abi.service.ServiceProvider;
import io.stratos.host.refusal.Refused;

/// Finds what opens a kind of model or signal service. Services outlive nothing: who opened one closes it before the
/// plugins are closed.
public interface ServiceProviders {

    /// The provider that configuration names.
    ///
    /// @throws Refused with `ENV_PLUGIN` if none is installed
    ServiceProvider provider(String name) throws Refused;
}
