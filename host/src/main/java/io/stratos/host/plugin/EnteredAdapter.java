package io.stratos.host.plugin;

import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueOpening;

/// A plugin's adapter, entered with the plugin's own class loader. A connection that is open has found its parts and
/// is not wrapped.
record EnteredAdapter(VenueAdapter adapter, OwnLoader own) implements VenueAdapter {

    @Override
    public String name() {
        return own.enter(adapter::name);
    }

    @Override
    public VenueOpening connect(VenueAccess access) {
        return own.enter(() -> adapter.connect(access));
    }

    @Override
    public MarketOpening market(VenueAccess access, long afterRecord) {
        return own.enter(() -> adapter.market(access, afterRecord));
    }
}
