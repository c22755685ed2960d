package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketSource;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.host.live.market.MarketPosition;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.WallClock;
import io.stratos.state.LedgerReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The connections of a daemon to its venue, one for each account and one for the market.
final class LiveVenue {
    private final VenueAdapter adapter;
    private final DaemonConfig.Venue venue;
    private final WallClock clock;
    private final long seed;
    private final Map<AccountId, VenueLink> links = new LinkedHashMap<>();

    /// @param seed another one for each start
    LiveVenue(VenueAdapter adapter, DaemonConfig.Venue venue, WallClock clock, long seed) {
        this.adapter = adapter;
        this.venue = venue;
        this.clock = clock;
        this.seed = seed;
    }

    /// Connects every account; nothing is sent that changes anything.
    ///
    /// @throws Refused if one cannot be connected; then none is
    void connect(List<AccountId> accounts) throws Refused {
        for (var account : accounts) {
            switch (adapter.connect(access(account))) {
                case VenueOpening.Connected(var link) -> links.put(account, link);
                case VenueOpening.Refused(var code, var detail) -> {
                    close();
                    throw Refusal.of(code, "the venue cannot be reached: " + detail)
                            .at(venue.url())
                            .refused();
                }
            }
        }
    }

    VenueLink link(AccountId account) {
        var link = links.get(account);
        if (link == null) {
            throw new IllegalStateException("Invariant: every account is connected, got=" + account);
        }
        return link;
    }

    /// What the venue lists.
    List<Instrument> instruments() {
        return links.values().iterator().next().instruments();
    }

    /// Which market the venue's is.
    String source() {
        return MarketPosition.venue(adapter.name());
    }

    /// The venue's market, from where it was taken to before.
    MarketSource market(LedgerReader reader) throws Refused {
        long afterRecord = MarketPosition.read(reader, source());
        var account = links.keySet().iterator().next();
        return switch (adapter.market(access(account), afterRecord)) {
            case MarketOpening.Connected(var source) -> source;
            case MarketOpening.Refused(var code, var detail) ->
                throw Refusal.of(code, "the venue's market cannot be reached: " + detail)
                        .at(venue.url())
                        .refused();
        };
    }

    private VenueAccess access(AccountId account) {
        return new VenueAccess(venue.url(), account, venue.settings(), seed, clock::nowNanos, () -> {});
    }

    /// Ends what is connected.
    void close() {
        links.values().forEach(VenueLink::close);
        links.clear();
    }
}
