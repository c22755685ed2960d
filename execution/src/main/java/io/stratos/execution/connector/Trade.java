package io.stratos.execution.connector;

import io.stratos.abi.model.EventBody;
import org.jspecify.annotations.Nullable;

/// One execution of an order, and whether the venue lets it stand. Fill and corrections may come in any order and
/// again: the highest revision stands.
///
/// @param fill null while only a correction of it has come
/// @param revision of the newest correction, 0 if there was none
/// @param stands false while the venue has taken it back
record Trade(EventBody.@Nullable Fill fill, long venueTimeNanos, long revision, boolean stands) {

    /// Whether it counts in the order and the position.
    boolean isBooked() {
        return fill != null && stands;
    }
}
