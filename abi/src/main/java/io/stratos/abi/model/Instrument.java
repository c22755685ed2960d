package io.stratos.abi.model;

/// A tradable instrument with the venue's filters (SPEC R-1). Events and intents name it by `id`.
///
/// @param id above zero, unique within one host configuration
/// @param tickSize prices are multiples of this, above zero
/// @param lotSize quantities are multiples of this, above zero
/// @param minQty smallest quantity, not negative
/// @param maxQty largest quantity, above zero
/// @param minNotional smallest price × quantity in the quote asset, not negative
public record Instrument(
        int id,
        String venue,
        String market,
        String symbol,
        String baseAsset,
        String quoteAsset,
        Decimal tickSize,
        Decimal lotSize,
        Decimal minQty,
        Decimal maxQty,
        Decimal minNotional) {

    public Instrument {
        if (id <= 0) {
            throw new IllegalArgumentException("Condition failed: instrument id is above zero, got=" + id);
        }
        Identifier.require("venue", venue);
        Identifier.require("market", market);
        Identifier.require("symbol", symbol);
        Identifier.require("base_asset", baseAsset);
        Identifier.require("quote_asset", quoteAsset);
        if (!tickSize.isPositive() || !lotSize.isPositive() || !maxQty.isPositive()) {
            throw new IllegalArgumentException("Condition failed: tick, lot and largest quantity are above zero, got="
                    + tickSize + "," + lotSize + "," + maxQty);
        }
        if (minQty.isNegative() || minNotional.isNegative()) {
            throw new IllegalArgumentException(
                    "Condition failed: minimums are not negative, got=" + minQty + "," + minNotional);
        }
    }
}
