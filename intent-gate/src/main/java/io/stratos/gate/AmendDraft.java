package io.stratos.gate;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.RiskContext;
import io.stratos.gate.Exposure.LiveOrder;
import org.jspecify.annotations.Nullable;

/// An amendment on its way through the rules: the order as it would be. Lives for one check.
final class AmendDraft {
    final Intent.Amend asked;
    final LiveOrder order;
    final Instrument instrument;
    final RiskContext risk;
    final GateProfile profile;
    final GateMode mode;
    final Exposure exposure;
    final @Nullable Decimal reference;

    @Nullable
    Decimal qty;

    @Nullable
    Decimal price;

    AmendDraft(
            Intent.Amend asked,
            LiveOrder order,
            Instrument instrument,
            RiskContext risk,
            GateProfile profile,
            GateMode mode,
            Exposure exposure) {
        this.asked = asked;
        this.order = order;
        this.instrument = instrument;
        this.risk = risk;
        this.profile = profile;
        this.mode = mode;
        this.exposure = exposure;
        reference = Slippage.reference(exposure, instrument);
        qty = asked.qty();
        price = asked.price();
    }

    /// Whether more could trade than before.
    boolean grows() {
        return newQty().compareTo(order.qty()) > 0;
    }

    /// Whether it could trade at another price than before.
    boolean isRepriced() {
        return price != null;
    }

    /// Whether it asks for more than taking risk away: that is judged like a new order.
    boolean isNewRisk() {
        return grows() || isRepriced();
    }

    /// Quantity of the order it leaves behind, what is filled already included.
    Decimal newQty() {
        return qty == null ? order.qty() : qty;
    }

    /// Limit price of the order it leaves behind.
    @Nullable
    Decimal newPrice() {
        return price == null ? order.price() : price;
    }

    Intent.Amend toIntent() {
        return new Intent.Amend(asked.target(), qty, price, risk, null);
    }
}
