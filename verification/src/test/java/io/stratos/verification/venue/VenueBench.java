package io.stratos.verification.venue;

import io.stratos.execution.venue.VenuePort;
import java.io.IOException;

/// A venue under check, started by a [VenueSetup] with the first record of its tape passed.
public interface VenueBench extends AutoCloseable {

    /// Starts a venue.
    @FunctionalInterface
    interface Factory {
        VenueBench start(VenueSetup setup) throws Exception;
    }

    /// The port of the account; another one after [#reconnect].
    VenuePort port();

    /// The time of host and venue.
    long nowNanos();

    /// Lets time go on.
    void pass(long nanos);

    /// Lets the next record of the tape happen.
    void market() throws Exception;

    /// Ends the account's connection, waits until the venue has noticed, and connects again.
    void reconnect() throws Exception;

    /// Waits until there may be something to poll.
    ///
    /// @return false if nothing came in the time that anything may take
    boolean await() throws Exception;

    @Override
    void close() throws IOException;
}
