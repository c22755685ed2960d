package io.stratos.host.live.account;

import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenuePort;

/// A venue behind a connection (mode `live`).
public record LinkedVenue(VenueLink link) implements AccountVenue {
    @Override
    public VenuePort port() {
        return link;
    }

    @Override
    public void close() {
        link.close();
    }
}
