package io.stratos.host.live.account;

import io.stratos.abi.model.Event;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenuePort;

/// The paper venue within the host (mode `paper`). Its state is in the account's batches; what it was sent after the
/// last one dies with the process, as with a request that was lost on its way.
public record PaperAccountVenue(PaperVenue venue) implements AccountVenue {
    @Override
    public VenuePort port() {
        return venue;
    }

    @Override
    public void onMarket(Event event, long nowNanos) {
        venue.onMarket(event.header().instrument(), event.body(), nowNanos);
    }

    @Override
    public void writeState(RowSink sink) {
        venue.writeState(sink);
    }
}
