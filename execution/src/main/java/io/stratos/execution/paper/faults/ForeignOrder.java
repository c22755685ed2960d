package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.VenueRequest;

/// An order that somebody else places on the account.
///
/// @param atNanos after the plan's start
public record ForeignOrder(long atNanos, VenueRequest.Place order) {

    public ForeignOrder {
        if (atNanos < 0) {
            throw new IllegalArgumentException("Condition failed: not before the start, got=" + atNanos);
        }
    }
}
