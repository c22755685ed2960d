package io.stratos.execution.venue;

import io.stratos.abi.model.Instrument;
import java.util.List;

/// An account's connection to a venue: a port whose reports come over a network.
///
/// Time enters through [VenuePort#send], [VenuePort#ask] and [VenuePort#poll] alone, so nothing happens by itself
/// while nobody polls: no reconnect, no deadline. The sink of a poll hears [ReportSink#gap].
public interface VenueLink extends VenuePort, AutoCloseable {

    /// What the venue lists, with its filters.
    List<Instrument> instruments();

    /// Ends the connection; what was not answered stays of unknown outcome.
    @Override
    void close();
}
