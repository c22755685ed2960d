package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueRequest;

/// Where between host and venue a fault can happen.
public enum FaultPoint {
    PLACE,
    CANCEL,
    AMEND,
    OPEN_ORDERS,
    ORDER,
    FILLS,
    POSITIONS,
    /// A report that no request asked for: a fill, an expiry, a correction.
    STREAM;

    static FaultPoint of(VenueRequest request) {
        return switch (request) {
            case VenueRequest.Place _ -> PLACE;
            case VenueRequest.Cancel _ -> CANCEL;
            case VenueRequest.Amend _ -> AMEND;
        };
    }

    static FaultPoint of(QueryKind kind) {
        return switch (kind) {
            case OPEN_ORDERS -> OPEN_ORDERS;
            case ORDER -> ORDER;
            case FILLS -> FILLS;
            case POSITIONS -> POSITIONS;
        };
    }

    boolean isRequest() {
        return this == PLACE || this == CANCEL || this == AMEND;
    }

    boolean isQuestion() {
        return !isRequest() && this != STREAM;
    }
}
