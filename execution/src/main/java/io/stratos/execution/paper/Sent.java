package io.stratos.execution.paper;

import io.stratos.execution.venue.VenueRequest;

/// A request with the time its sender put on it.
record Sent(VenueRequest request, long sentNanos) {}
