/// A venue that exists only in the process: matches orders against recorded trades, quotes, books
/// and bars.
///
/// Main types: [io.stratos.execution.paper.PaperVenue], [io.stratos.execution.paper.VenueConfig].
/// Pure and in simulated time: no clock, no thread, no unseeded chance, no floating point. It knows
/// nothing of instances, positions of ours or safety; it believes what it is sent, as a venue does.
/// `docs/reference/paper-venue.md` says what it models and what not.
@NullMarked
package io.stratos.execution.paper;

import org.jspecify.annotations.NullMarked;
