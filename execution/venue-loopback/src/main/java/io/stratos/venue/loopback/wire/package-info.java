/// The words of the protocol: requests as JSON, and answers out of bytes that nobody vouches for.
///
/// Main types: [io.stratos.venue.loopback.wire.JsonObject] reads strictly within limits,
/// [io.stratos.venue.loopback.wire.Reports] and [io.stratos.venue.loopback.wire.Answers] know the fields. The only
/// package that touches the JSON parser. Fields that are not known are passed over: a venue may say more than it
/// did; one that is missing or of another kind makes the whole text unreadable.
@NullMarked
package io.stratos.venue.loopback.wire;

import org.jspecify.annotations.NullMarked;
