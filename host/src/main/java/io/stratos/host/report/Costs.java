package io.stratos.host.report;

import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Liquidity;
import io.stratos.host.report.Trail.BookedFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What trading cost, by liquidity, exact.
///
/// Slippage is measured for fills that took liquidity: how much worse the fill was than the last price that the
/// strategy had been shown when it asked. Where that price is not recorded, the fill is left out and counted.
record Costs(List<Line> lines) {

    Costs {
        lines = List.copyOf(lines);
    }

    /// One kind of liquidity.
    ///
    /// @param slippage below zero if the fills were better than the price known; only for takers
    /// @param slippageNotional what the slippage was measured on
    record Line(
            String liquidity,
            long fills,
            BigDecimal notional,
            BigDecimal fees,
            BigDecimal slippage,
            BigDecimal slippageNotional,
            long slippageUnknown) {}

    static Costs of(Trail trail, Market market) {
        var lines = new ArrayList<Line>();
        lines.add(line(trail, market, Liquidity.MAKER));
        lines.add(line(trail, market, Liquidity.TAKER));
        lines.add(line(trail, market, null));
        lines.removeIf(line -> line.fills() == 0);
        return new Costs(lines);
    }

    private static Line line(Trail trail, Market market, @Nullable Liquidity liquidity) {
        var notional = BigDecimal.ZERO;
        var fees = BigDecimal.ZERO;
        var slippage = BigDecimal.ZERO;
        var measured = BigDecimal.ZERO;
        long fills = 0;
        long unknown = 0;
        for (var booked : trail.fills()) {
            if (booked.fill().fill().liquidity() != liquidity) {
                continue;
            }
            fills++;
            notional = notional.add(Figures.notional(booked));
            fees = fees.add(booked.fill().fill().fee().toBigDecimal());
            var known = known(market, booked);
            if (known == null) {
                unknown++;
            } else {
                slippage = slippage.add(worse(booked, known));
                measured = measured.add(Figures.notional(booked));
            }
        }
        var name = liquidity == null ? "unknown" : liquidity.name().toLowerCase(Locale.ROOT);
        return new Line(name, fills, notional, fees, slippage, measured, unknown);
    }

    private static @Nullable BigDecimal known(Market market, BookedFill booked) {
        IntentRef intent = booked.fill().intent();
        return market.priceKnownAt(intent.cursor(), booked.fill().instrument());
    }

    private static BigDecimal worse(BookedFill booked, BigDecimal known) {
        var paid = booked.fill().fill().price().toBigDecimal();
        return paid.subtract(known).multiply(Booking.signed(booked.fill()).toBigDecimal());
    }
}
