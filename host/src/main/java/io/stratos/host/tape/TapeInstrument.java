package io.stratos.host.tape;

import io.stratos.abi.model.Identifier;

/// What a tape's records are about. A run adds the venue's filters and the number that events use.
///
/// @param symbol the venue's name, as an identifier (`BTC-USD`)
public record TapeInstrument(String venue, String market, String symbol, String baseAsset, String quoteAsset) {

    public TapeInstrument {
        Identifier.require("venue", venue);
        Identifier.require("market", market);
        Identifier.require("symbol", symbol);
        Identifier.require("base_asset", baseAsset);
        Identifier.require("quote_asset", quoteAsset);
    }

    @Override
    public String toString() {
        return venue + ":" + market + ":" + symbol;
    }
}
