package io.stratos.host.live.account;

import io.stratos.abi.model.Event;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenuePort;

/// The venue of one account as its agent drives it.
public interface AccountVenue extends AutoCloseable {

    VenuePort port();

    /// Tells a venue that lives in this process what happened on the market.
    default void onMarket(Event event, long nowNanos) {}

    /// Writes the state of a venue that lives in this process, for the batch of the account.
    default void writeState(RowSink sink) {}

    @Override
    default void close() {}
}
