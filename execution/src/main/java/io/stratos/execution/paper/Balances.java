package io.stratos.execution.paper;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What an account holds, by asset: what it bought and sold, what it paid and received, fees and funding
/// included. The venue lends without limit, so an amount can be below zero.
///
/// @param totals by asset
/// @param funding the part of the quote assets' totals that is funding
public record Balances(Map<String, BigDecimal> totals, Map<String, BigDecimal> funding) {

    public Balances {
        totals = Collections.unmodifiableMap(new TreeMap<>(totals));
        funding = Collections.unmodifiableMap(new TreeMap<>(funding));
    }

    /// What is held of an asset, zero if nothing is.
    public BigDecimal total(String asset) {
        return totals.getOrDefault(asset, BigDecimal.ZERO);
    }

    /// Funding in a quote asset, zero if there was none.
    public BigDecimal fundingOf(String asset) {
        return funding.getOrDefault(asset, BigDecimal.ZERO);
    }

    static Balances of(PaperExchange exchange, PaperAccount account) {
        var totals = new TreeMap<String, BigDecimal>();
        var funding = new TreeMap<String, BigDecimal>();
        for (var market : exchange.markets()) {
            var instrument = market.instrument();
            var holding = account.holding(instrument.id());
            var position =
                    BigDecimal.valueOf(holding.position, instrument.lotSize().scale());
            totals.merge(instrument.baseAsset(), position, BigDecimal::add);
            totals.merge(instrument.quoteAsset(), holding.cash, BigDecimal::add);
            funding.merge(instrument.quoteAsset(), holding.funding, BigDecimal::add);
        }
        return new Balances(totals, funding);
    }
}
