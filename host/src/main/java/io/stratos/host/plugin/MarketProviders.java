package io.stratos.host.plugin;

import io.stratos.execution.venue.MarketProvider;
import io.stratos.host.refusal.Refused;

/// Finds what opens a kind of market data. Sources outlive nothing: who opened one closes it before the plugins are
/// closed.
public interface MarketProviders {

    /// The provider that configuration names.
    ///
    /// @throws Refused with `ENV_PLUGIN` if none is installed
    MarketProvider market(String name) throws Refused;
}
