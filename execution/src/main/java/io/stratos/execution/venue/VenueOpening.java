package io.stratos.execution.venue;

import io.stratos.abi.model.ReasonCode;

/// What came of connecting an account.
public sealed interface VenueOpening {

    record Connected(VenueLink link) implements VenueOpening {}

    /// No connection; nothing was asked of the venue that changes anything.
    ///
    /// @param detail for people; holds nothing of the venue's own text
    record Refused(ReasonCode code, String detail) implements VenueOpening {}
}
