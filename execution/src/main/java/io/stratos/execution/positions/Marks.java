package io.stratos.execution.positions;

import io.stratos.abi.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Prices to value positions at.
@FunctionalInterface
public interface Marks {

    /// The price of an instrument, or null if there is none: its position then counts at cost.
    @Nullable
    Decimal mark(int instrument);
}
