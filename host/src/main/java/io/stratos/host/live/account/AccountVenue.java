package io.stratos.host.live.account;

import io.stratos.abi.model.Event;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenuePort;
import org.jspecify.annotations.Nullable;

/// The venue of one account as its agent drives it.
public interface AccountVenue extends AutoCloseable {

    VenuePort port();

    /// Tells a venue that lives in this process what happened on the market.
    default void onMarket(Event event, long nowNanos) {}

    /// Writes the state of a venue that lives in this process, for the batch of the account.
    default void writeState(RowSink sink) {}

    /// The call in which an installed adapter broke since somebody last asked; null if it did not. A venue that lives
    /// in
    /// this process has no adapter: what breaks there is a bug of ours.
    default @Nullable String takeBreakage() {
        return null;
    }

    @Override
    default void close() {}
}
