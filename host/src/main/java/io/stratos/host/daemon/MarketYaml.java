package io.stratos.host.daemon;

import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Fields;
import io.stratos.host.live.TradingMode;
import io.stratos.host.tape.TapeInstrument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `market` of a daemon's configuration: a `tape`, a plugin's `source`, or `from: venue`.
final class MarketYaml {
    private static final long SPEED_MAX = 1_000_000;
    private static final long STALE_NANOS_MAX = 86_400_000_000_000L;
    private static final String INSTRUMENTS = "instruments";

    private MarketYaml() {}

    static DaemonConfig.Market read(Fields market, TradingMode mode) {
        var from = from(market, mode);
        long stale = DurationField.read(market, "stale_after", 1, STALE_NANOS_MAX, 0);
        market.refuseUnknown();
        return new DaemonConfig.Market(from, stale);
    }

    private static DaemonConfig.MarketFrom from(Fields market, TradingMode mode) {
        if (market.has("source")) {
            var provider = market.identifier("source");
            return new DaemonConfig.Source(provider, GivenValues.read(market, "settings"), instruments(market, mode));
        }
        if (mode == TradingMode.LIVE && !market.has("tape")) {
            var from = market.text("from");
            if (!from.equals("venue")) {
                market.problem(
                        "from", ReasonCode.CFG_HOST, "an unknown source", from, "venue, or a tape or source instead");
            }
            return new DaemonConfig.OfVenue();
        }
        var tape = market.text("tape");
        return new DaemonConfig.Tape(tape, market.whole("speed", 1, SPEED_MAX, 1L));
    }

    /// In mode live the venue says what it lists, and nobody else.
    private static List<DaemonConfig.Listed> instruments(Fields market, TradingMode mode) {
        if (mode == TradingMode.LIVE) {
            return List.of();
        }
        var listed = new ArrayList<DaemonConfig.Listed>();
        var symbols = new HashSet<String>();
        for (var entry : market.children(INSTRUMENTS)) {
            var instrument = instrument(entry);
            var tick = DecimalField.positive(entry, "tick_size");
            var lot = DecimalField.positive(entry, "lot_size");
            entry.refuseUnknown();
            if (instrument != null && symbols.add(instrument.symbol())) {
                listed.add(new DaemonConfig.Listed(instrument, tick, lot));
            } else if (instrument != null) {
                entry.problem(
                        "symbol", ReasonCode.CFG_HOST, "an instrument twice", instrument.symbol(), "each symbol once");
            }
        }
        if (listed.isEmpty()) {
            market.problem(INSTRUMENTS, ReasonCode.CFG_HOST, "no instrument", "none", "what the source is about");
        }
        return listed;
    }

    private static @Nullable TapeInstrument instrument(Fields entry) {
        var venue = entry.identifier("venue");
        var market = entry.identifier("market");
        var symbol = entry.identifier("symbol");
        var base = entry.identifier("base_asset");
        var quote = entry.identifier("quote_asset");
        boolean isNamed = Stream.of(venue, market, symbol, base, quote).allMatch(Identifier::isValid);
        return isNamed ? new TapeInstrument(venue, market, symbol, base, quote) : null;
    }
}
