package io.stratos.host.live.account;

import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenuePort;
import org.jspecify.annotations.Nullable;

/// A venue behind a connection (mode `live`), guarded against its adapter.
public final class LinkedVenue implements AccountVenue {
    private final VenueLink link;
    private final GuardedPort port;

    public LinkedVenue(VenueLink link) {
        this.link = link;
        port = new GuardedPort(link);
    }

    @Override
    public VenuePort port() {
        return port;
    }

    @Override
    public @Nullable String takeBreakage() {
        return port.takeBreakage();
    }

    @Override
    public void close() {
        port.close(link);
    }
}
