package io.stratos.execution.venue;

import io.stratos.abi.model.ReasonCode;

/// What came of opening market data.
public sealed interface MarketOpening {

    record Connected(MarketSource source) implements MarketOpening {}

    /// There is none.
    ///
    /// @param detail for people; holds nothing of a venue's own text
    record Refused(ReasonCode code, String detail) implements MarketOpening {}
}
