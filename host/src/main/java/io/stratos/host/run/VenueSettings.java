package io.stratos.host.run;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeInstrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a backtest's venue, filters and account behave; `venue-default.yaml` beside this class names every field.
///
/// @param marketLatencyNanos from an event at the venue to its arrival at the host
/// @param equity what the account starts with, quote asset
/// @param sha256 hash of the file it was read from, part of the run's identity
public record VenueSettings(
        VenueConfig config,
        long marketLatencyNanos,
        Filters filters,
        RiskLimits risk,
        BigDecimal equity,
        String sha256) {

    private static final String DEFAULTS = "venue-default.yaml";

    /// Filters for every instrument of the run; a null step is what the tape's precision gives.
    public record Filters(
            @Nullable Decimal tickSize,
            @Nullable Decimal lotSize,
            @Nullable Decimal minQty,
            Decimal maxQty,
            Decimal minNotional) {}

    /// The plain venue of the product.
    public static VenueSettings defaults() throws Refused {
        try (var in = VenueSettings.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the default venue is on the class path");
            }
            return VenueYaml.read(in.readAllBytes(), DEFAULTS);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Invariant: the default venue can be read", unreadable);
        }
    }

    /// The venue of a file.
    ///
    /// @throws Refused naming every wrong field
    public static VenueSettings read(Path file) throws Refused {
        try {
            return VenueYaml.read(Files.readAllBytes(file), String.valueOf(file.getFileName()));
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the venue file cannot be read")
                    .at(file.toString())
                    .refused();
        }
    }

    /// The run's instruments: the tape's, numbered from 1, with filters.
    public List<Instrument> instruments(Tape tape) {
        var tick = new Decimal(1, tape.priceScale());
        var lot = new Decimal(1, tape.qtyScale());
        var instruments = new ArrayList<Instrument>();
        for (var listed : tape.instruments()) {
            instruments.add(instrument(instruments.size() + 1, listed, tick, lot));
        }
        return List.copyOf(instruments);
    }

    /// One instrument, with filters.
    ///
    /// @param tick step of prices where the filters name none
    /// @param lot step of quantities where the filters name none
    public Instrument instrument(int id, TapeInstrument listed, Decimal tick, Decimal lot) {
        return new Instrument(
                id,
                listed.venue(),
                listed.market(),
                listed.symbol(),
                listed.baseAsset(),
                listed.quoteAsset(),
                orElse(filters.tickSize(), tick),
                orElse(filters.lotSize(), lot),
                orElse(filters.minQty(), lot),
                filters.maxQty(),
                filters.minNotional());
    }

    private static Decimal orElse(@Nullable Decimal step, Decimal otherwise) {
        return step == null ? otherwise : step;
    }
}
