package io.stratos.venue.loopback.plugin;

import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.venue.loopback.LoopbackAdapter;

/// The adapter as the host finds it.
public final class LoopbackPlugin implements VenueAdapter {
    private final LoopbackAdapter adapter = new LoopbackAdapter();

    /// Made by PF4J or a service loader, once for each time they are asked: ask once.
    public LoopbackPlugin() {}

    @Override
    public String name() {
        return adapter.name();
    }

    @Override
    public VenueOpening connect(VenueAccess access) {
        return adapter.connect(access);
    }

    @Override
    public MarketOpening market(VenueAccess access, long afterRecord) {
        return adapter.market(access, afterRecord);
    }
}
