package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Identifier;

/// How the paper venue behaves. Part of what a run is: two runs compare only under the same values.
///
/// @param name of the venue
/// @param orderLatencyNanos from sending a request to its arrival at the venue
/// @param reportLatencyNanos from something happening at the venue to its report at the host
/// @param jitterNanos most that is added to each of the two, evenly spread; 0 for none. Neither way
///     overtakes itself
/// @param seed of the jitter
/// @param makerFeeBps of the quote amount, basis points; below zero is a rebate
/// @param takerFeeBps of the quote amount, basis points
/// @param feeScale digits of a fee; more are rounded in the venue's favour
/// @param halfSpreadTicks how far best bid and ask are assumed from the last price where no quote
///     is known
/// @param takerSlippageTicks how much worse than the best price an order that takes is filled
/// @param takerDepth how much an order that takes can take
/// @param participationBps share of a trade's, quote's or bar's quantity that our orders can have,
///     1 to 10,000
/// @param conduct how it treats its clients
public record VenueConfig(
        String name,
        long orderLatencyNanos,
        long reportLatencyNanos,
        long jitterNanos,
        long seed,
        Decimal makerFeeBps,
        Decimal takerFeeBps,
        int feeScale,
        int halfSpreadTicks,
        int takerSlippageTicks,
        TakerDepth takerDepth,
        int participationBps,
        VenueConduct conduct) {

    private static final long LATENCY_MAX_NANOS = 3_600_000_000_000L;

    /// How much an order that takes liquidity can take.
    public enum TakerDepth {
        /// What the newest market event shows, times the participation; the rest of the order finds
        /// nothing.
        SHOWN,
        /// Anything, at the price of the first unit: fair for small orders only.
        UNLIMITED
    }

    /// A venue of a backtest.
    public VenueConfig(
            String name,
            long orderLatencyNanos,
            long reportLatencyNanos,
            long jitterNanos,
            long seed,
            Decimal makerFeeBps,
            Decimal takerFeeBps,
            int feeScale,
            int halfSpreadTicks,
            int takerSlippageTicks,
            TakerDepth takerDepth,
            int participationBps) {
        this(
                name,
                orderLatencyNanos,
                reportLatencyNanos,
                jitterNanos,
                seed,
                makerFeeBps,
                takerFeeBps,
                feeScale,
                halfSpreadTicks,
                takerSlippageTicks,
                takerDepth,
                participationBps,
                VenueConduct.BACKTEST);
    }

    public VenueConfig {
        Identifier.require("venue", name);
        requireRange("order latency", orderLatencyNanos, 0, LATENCY_MAX_NANOS);
        requireRange("report latency", reportLatencyNanos, 0, LATENCY_MAX_NANOS);
        requireRange("jitter", jitterNanos, 0, LATENCY_MAX_NANOS);
        requireRange("fee scale", feeScale, 0, Decimal.SCALE_MAX);
        requireRange("half spread", halfSpreadTicks, 0, 1_000_000);
        requireRange("taker slippage", takerSlippageTicks, 0, 1_000_000);
        requireRange("participation", participationBps, 1, 10_000);
    }

    /// 1 ms each way, maker 2 bps, taker 5 bps, one tick of half spread, unlimited depth for
    /// takers.
    public static VenueConfig defaults(String name) {
        return new VenueConfig(
                name,
                1_000_000,
                1_000_000,
                0,
                0,
                Decimal.ofWhole(2),
                Decimal.ofWhole(5),
                8,
                1,
                0,
                TakerDepth.UNLIMITED,
                10_000);
    }

    /// The same venue, treating its clients otherwise.
    public VenueConfig with(VenueConduct other) {
        return new VenueConfig(
                name,
                orderLatencyNanos,
                reportLatencyNanos,
                jitterNanos,
                seed,
                makerFeeBps,
                takerFeeBps,
                feeScale,
                halfSpreadTicks,
                takerSlippageTicks,
                takerDepth,
                participationBps,
                other);
    }

    private static void requireRange(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "Condition failed: " + what + " is " + min + " to " + max + ", got=" + value);
        }
    }
}
