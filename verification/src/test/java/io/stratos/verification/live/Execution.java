package io.stratos.verification.live;

import java.math.BigDecimal;

/// One execution, as either side names it.
///
/// @param stands whether the venue has not taken it back
record Execution(String clientOrderId, long tradeId, BigDecimal qty, BigDecimal price, boolean stands) {
    Execution {
        qty = qty.stripTrailingZeros();
        price = price.stripTrailingZeros();
    }

    Execution standing(boolean now) {
        return new Execution(clientOrderId, tradeId, qty, price, now);
    }
}
