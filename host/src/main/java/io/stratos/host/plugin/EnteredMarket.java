package io.stratos.host.plugin;

import io.stratos.execution.venue.MarketAccess;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketProvider;

/// A plugin's market data, entered with the plugin's own class loader. A source that is open has found its parts and
/// is not wrapped.
record EnteredMarket(MarketProvider provider, OwnLoader own) implements MarketProvider {

    @Override
    public String name() {
        return own.enter(provider::name);
    }

    @Override
    public MarketOpening open(MarketAccess access) {
        return own.enter(() -> provider.open(access));
    }
}
