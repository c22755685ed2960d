package io.stratos.host.plugin;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueOpening;

/// An adapter that connects to nothing, and says in whose class loader it was asked.
public final class FakeAdapter implements VenueAdapter {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public VenueOpening connect(VenueAccess access) {
        return new VenueOpening.Refused(ReasonCode.EXE_NETWORK, entered());
    }

    @Override
    public MarketOpening market(VenueAccess access, long afterRecord) {
        return new MarketOpening.Refused(ReasonCode.EXE_NETWORK, entered());
    }

    private String entered() {
        boolean isOwn =
                Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
        return (isOwn ? "in " : "not in ") + "its own loader";
    }
}
