/// What any venue adapter must do, as checks that are the same for all of them.
///
/// Main types: [io.stratos.verification.venue.VenueConformance] lists the checks,
/// [io.stratos.verification.venue.VenueBench] is what an adapter provides to be checked, and
/// [io.stratos.verification.venue.Trader] is who asks and listens.
@NullMarked
package io.stratos.verification.venue;

import org.jspecify.annotations.NullMarked;
