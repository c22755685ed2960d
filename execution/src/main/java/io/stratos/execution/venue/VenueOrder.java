package io.stratos.execution.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import org.jspecify.annotations.Nullable;

/// An order as a venue shows it.
///
/// @param clientOrderId empty if it was placed without one
/// @param qty total quantity
/// @param price limit price, null if it has none
/// @param filled what the venue counts as executed
public record VenueOrder(
        String clientOrderId,
        String venueOrderId,
        int instrument,
        Side side,
        Decimal qty,
        @Nullable Decimal price,
        Decimal filled,
        State state) {

    /// How the order stands at the venue.
    public enum State {
        /// Held, and not worked yet: a stop that waits for its trigger.
        HELD,
        WORKING,
        FILLED,
        CANCELED,
        REJECTED,
        EXPIRED;

        /// Whether it can still be filled.
        public boolean isOpen() {
            return this == HELD || this == WORKING;
        }
    }

    /// What to call it by: our id if it has one, else the venue's.
    public String name() {
        return clientOrderId.isEmpty() ? "venue:" + venueOrderId : clientOrderId;
    }
}
