package io.stratos.host.run;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.host.tape.Tape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a backtest's venue, filters and account behave.
///
/// @param marketLatencyNanos from an event at the venue to its arrival at the host
/// @param filters null takes what the tape's precision gives
/// @param equity what the account starts with, quote asset
/// @param sha256 hash of all of it, part of the run's identity
public record VenueSettings(
        VenueConfig config,
        long marketLatencyNanos,
        @Nullable Filters filters,
        RiskLimits risk,
        BigDecimal equity,
        String sha256) {

    private static final Decimal MAX_QTY = Decimal.ofWhole(1_000_000);

    /// Filters for every instrument of the run.
    public record Filters(Decimal tickSize, Decimal lotSize, Decimal minQty, Decimal maxQty, Decimal minNotional) {}

    /// A plain venue: 1 ms each way, no market latency, maker 2 bps, taker 5 bps, 10,000 to start with.
    public static VenueSettings defaults() {
        return new VenueSettings(
                VenueConfig.defaults("paper"),
                0,
                null,
                new RiskLimits(new BigDecimal(1_000_000), Map.of(), 1_000),
                new BigDecimal(10_000),
                Sha256.hexOf("venue defaults 1".getBytes(StandardCharsets.US_ASCII)));
    }

    /// The run's instruments: the tape's, numbered from 1, with filters.
    public List<Instrument> instruments(Tape tape) {
        var tick = new Decimal(1, tape.priceScale());
        var lot = new Decimal(1, tape.qtyScale());
        var used = filters == null ? new Filters(tick, lot, lot, MAX_QTY, Decimal.ONE) : filters;
        var instruments = new ArrayList<Instrument>();
        for (var listed : tape.instruments()) {
            instruments.add(new Instrument(
                    instruments.size() + 1,
                    listed.venue(),
                    listed.market(),
                    listed.symbol(),
                    listed.baseAsset(),
                    listed.quoteAsset(),
                    used.tickSize(),
                    used.lotSize(),
                    used.minQty(),
                    used.maxQty(),
                    used.minNotional()));
        }
        return List.copyOf(instruments);
    }
}
