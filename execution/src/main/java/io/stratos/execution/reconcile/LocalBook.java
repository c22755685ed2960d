package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands here, as a reconciliation reads it.
public interface LocalBook {

    /// Every live order, by client order id.
    List<LocalOrder> live();

    /// Orders that are done, and of which the venue must show that everything they executed is known here: another is
    /// to take their place. By client order id.
    List<LocalOrder> awaited();

    /// An order of this account, live or done; null if there never was one.
    @Nullable
    LocalOrder find(String clientOrderId);

    /// Whether an id was made by our scheme: an order with such an id that nobody here knows was sent by us and
    /// forgotten, or by another holder of the account.
    boolean isOurs(String clientOrderId);

    /// Signed positions of the account as the venue must show them, by instrument.
    Map<Integer, Decimal> expectedPositions();

    /// What stands in quarantine; null if it was never seen.
    @Nullable
    Quarantined quarantined(String name);

    /// How something foreign is treated.
    enum Quarantined {
        /// Nobody has said anything about it yet.
        OPEN,
        /// An operator knows it and lets it be.
        ACCEPTED
    }
}
