package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Fees in the quote asset: price × quantity × rate, exact, then rounded up at the fee's scale. Up
/// is in the venue's favour for fees and for rebates (a rebate is a negative fee).
final class Fees {

    private static final int BPS_SCALE = 4;

    private final BigDecimal maker;
    private final BigDecimal taker;
    private final int scale;

    Fees(VenueConfig config) {
        maker = rate(config.makerFeeBps());
        taker = rate(config.takerFeeBps());
        scale = config.feeScale();
    }

    Decimal of(Decimal price, Decimal qty, Liquidity liquidity) {
        var rate = liquidity == Liquidity.MAKER ? maker : taker;
        var exact = price.toBigDecimal().multiply(qty.toBigDecimal()).multiply(rate);
        return Decimal.of(exact.setScale(scale, RoundingMode.CEILING));
    }

    private static BigDecimal rate(Decimal bps) {
        return bps.toBigDecimal().scaleByPowerOfTen(-BPS_SCALE);
    }
}
