package io.stratos.host.daemon;

import io.stratos.abi.model.Instrument;
import io.stratos.execution.venue.MarketAccess;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketProvider;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.live.market.MarketPosition;
import io.stratos.host.live.market.TapeProvider;
import io.stratos.host.plugin.MarketProviders;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.TapeLibrary;
import io.stratos.state.LedgerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Market data that do not come from the venue: found, asked what they are about, and opened.
///
/// @param source which one it is ([MarketPosition])
/// @param settings what the provider is opened with
/// @param instruments what the data are about; nothing where only the venue lists that
record LiveMarket(
        MarketProvider provider,
        String source,
        Path folder,
        Map<String, String> settings,
        List<Instrument> instruments) {

    static LiveMarket of(DaemonConfig.Tape tape, Path folder, VenueSettings venue) throws Refused {
        var opened = TapeLibrary.open(tape.name(), folder);
        return new LiveMarket(
                new TapeProvider(opened, tape.speed()),
                MarketPosition.tape(opened.sha256()),
                folder,
                Map.of(),
                venue.instruments(opened));
    }

    static LiveMarket of(DaemonConfig.Source source, Path folder, VenueSettings venue, MarketProviders providers)
            throws Refused {
        var instruments = new ArrayList<Instrument>();
        for (var one : source.instruments()) {
            instruments.add(venue.instrument(instruments.size() + 1, one.instrument(), one.tickSize(), one.lotSize()));
        }
        return new LiveMarket(
                providers.market(source.provider()),
                MarketPosition.plugin(source.provider()),
                folder,
                source.settings(),
                instruments);
    }

    /// Opens it.
    ///
    /// @param traded what records may name
    /// @param reader knows how far it was taken before
    MarketSource open(List<Instrument> traded, LedgerReader reader) throws Refused {
        long afterRecord = MarketPosition.read(reader, source);
        return switch (provider.open(new MarketAccess(settings, folder, traded, afterRecord))) {
            case MarketOpening.Connected(var opened) -> opened;
            case MarketOpening.Refused(var code, var detail) ->
                throw Refusal.of(code, "the market's data cannot be used: " + detail)
                        .at("market, source " + provider.name())
                        .refused();
        };
    }
}
