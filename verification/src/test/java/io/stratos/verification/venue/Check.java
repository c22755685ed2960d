package io.stratos.verification.venue;

/// One thing that an adapter must do.
///
/// @param name as a sentence
/// @param isQuietAtEnd whether the venue can be asked at the end whether it had more to say
public record Check(String name, VenueSetup setup, boolean isQuietAtEnd, Body body) {

    /// What is done and expected.
    @FunctionalInterface
    interface Body {
        void run(Trader trader) throws Exception;
    }

    static Check that(String name, VenueSetup setup, Body body) {
        return new Check(name, setup, true, body);
    }

    static Check that(String name, Body body) {
        return that(name, VenueSetup.plain(), body);
    }

    /// A check after which the stream cannot be relied on.
    static Check unquiet(String name, VenueSetup setup, Body body) {
        return new Check(name, setup, false, body);
    }

    void run(VenueBench.Factory venues) throws Exception {
        try (var bench = venues.start(setup)) {
            var trader = new Trader(bench);
            body.run(trader);
            if (isQuietAtEnd) {
                trader.quiet();
            }
            trader.heardNothingElse();
        }
    }
}
