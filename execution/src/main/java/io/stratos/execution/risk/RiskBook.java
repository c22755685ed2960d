package io.stratos.execution.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the whole account has at stake, read while a question is answered. Everything that is open counts as if the
/// worse side of it were filled; an amount is null if something it needs has no price, and what is not known must
/// not be allowed.
public interface RiskBook {

    /// Worst value of what is held and open of a base asset, in the quote assets of its instruments.
    @Nullable
    BigDecimal exposure(String baseAsset);

    /// Worst value of everything held and open in instruments of a quote asset.
    @Nullable
    BigDecimal grossExposure(String quoteAsset);

    /// Realised and unrealised profit less fees, since the account began.
    @Nullable
    BigDecimal profit(String quoteAsset);

    /// The same since the day began, by UTC.
    @Nullable
    BigDecimal dayProfit(String quoteAsset);
}
