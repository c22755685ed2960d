/// An account's connection to a venue process on the same machine, by the protocol of
/// `docs/reference/venue-protocol.md`.
///
/// Main types: [io.stratos.venue.loopback.LoopbackAdapter] connects, `LoopbackLink` is the port, `StreamWatch`
/// decides whether the stream can be trusted, `Calls` keeps what was asked until there is an answer. One thread per
/// account decides everything; threads of the HTTP client only put what came into a queue. No clock and no chance:
/// time comes with the port's calls.
@NullMarked
package io.stratos.venue.loopback;

import org.jspecify.annotations.NullMarked;
