/// The paper venue as its own process: one book, its own ids and clock, a protocol on loopback, and state
/// of its own that outlives whoever trades there.
///
/// Main types: [io.stratos.host.venue.VenueProcess] starts and stops it, `VenueDesk` is its only writer,
/// `VenueHttp` speaks the protocol of `docs/reference/venue-protocol.md` (the only package that touches
/// Javalin), [io.stratos.host.venue.FaultPlanFile] reads what shall go wrong.
@NullMarked
package io.stratos.host.venue;

import org.jspecify.annotations.NullMarked;
