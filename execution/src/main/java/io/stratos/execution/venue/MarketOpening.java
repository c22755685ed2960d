package io.stratos.execution.venue;

import io.stratos.abi.model.ReasonCode;

/// What came of connecting to a venue's market data.
public sealed interface MarketOpening {

    record Connected(MarketSource source) implements MarketOpening {}

    /// No connection.
    ///
    /// @param detail for people; holds nothing of the venue's own text
    record Refused(ReasonCode code, String detail) implements MarketOpening {}
}
