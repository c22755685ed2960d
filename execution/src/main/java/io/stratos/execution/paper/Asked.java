package io.stratos.execution.paper;

import io.stratos.execution.venue.VenueQuery;

/// A question and when it reached the venue. The answer is what the venue's book showed then; it is put
/// together when it is handed over, out of what the book keeps.
record Asked(VenueQuery query, long arrivedNanos) {}
