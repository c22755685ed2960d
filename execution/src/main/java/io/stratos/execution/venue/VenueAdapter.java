package io.stratos.execution.venue;

/// A kind of venue that an installed plugin connects to. Plugins name their class in `META-INF/extensions.idx`.
///
/// Both methods block until there is a connection or none; they are called off the threads that trade.
public interface VenueAdapter {

    /// What configuration names it by.
    String name();

    /// Connects one account: asks what the venue is, and waits until its stream is up.
    VenueOpening connect(VenueAccess access);

    /// Connects to the venue's market data.
    ///
    /// @param afterRecord the last record that was handed over before, 0 for none: what comes next is the one after
    ///     it
    MarketOpening market(VenueAccess access, long afterRecord);
}
