package io.stratos.execution.paper;

import java.math.BigDecimal;

/// What one account holds of one instrument at the venue.
final class Holding {
    final int instrument;
    /// In lots, below zero when short.
    long position;
    /// What was paid and received for it in the quote asset: fills, fees and funding.
    BigDecimal cash = BigDecimal.ZERO;
    /// The part of `cash` that is funding.
    BigDecimal funding = BigDecimal.ZERO;

    boolean isChanged;

    Holding(int instrument) {
        this.instrument = instrument;
    }

    void pay(BigDecimal amount) {
        cash = cash.subtract(amount);
        isChanged = true;
    }
}
