package io.stratos.venue.loopback;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.venue.loopback.wire.Asked;
import io.stratos.venue.loopback.wire.JsonObject;
import io.stratos.venue.loopback.wire.Listing;
import io.stratos.venue.loopback.wire.UnreadableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Connects accounts to a venue process of the same machine. The protocol knows no credentials, so it goes to
/// loopback alone.
public final class LoopbackAdapter implements VenueAdapter {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final long WAIT_SECONDS = 5;
    private static final int CLOCK_SAMPLES = 3;

    /// The venue's clock less the host's, and how far that may be wrong.
    private record Clock(long offsetNanos, long errorNanos) {}

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public VenueOpening connect(VenueAccess access) {
        LoopbackSettings settings;
        URI base;
        try {
            settings = LoopbackSettings.of(access.settings());
            base = base(access.url());
        } catch (IllegalArgumentException wrong) {
            return new VenueOpening.Refused(ReasonCode.CFG_HOST, String.valueOf(wrong.getMessage()));
        }
        var http = new Http(base, access.account());
        var opening = connect(access, settings, http);
        if (opening instanceof VenueOpening.Refused) {
            http.close();
        }
        return opening;
    }

    @Override
    public MarketOpening market(VenueAccess access, long afterRecord) {
        LoopbackSettings settings;
        URI base;
        try {
            settings = LoopbackSettings.of(access.settings());
            base = base(access.url());
        } catch (IllegalArgumentException wrong) {
            return new MarketOpening.Refused(ReasonCode.CFG_HOST, String.valueOf(wrong.getMessage()));
        }
        var market = new LoopbackMarket(access, settings, new Http(base, access.account()), afterRecord);
        try {
            if (market.open(access.clockNanos().getAsLong(), WAIT_SECONDS)) {
                return new MarketOpening.Connected(market);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        market.close();
        return new MarketOpening.Refused(ReasonCode.EXE_NETWORK, "the market stream brings nothing");
    }

    private VenueOpening connect(VenueAccess access, LoopbackSettings settings, Http http) {
        try {
            var clock = clock(access, http);
            var traits = Listing.traits(get(http, "/v1/traits"), clock.offsetNanos(), clock.errorNanos());
            var instruments = Listing.instruments(get(http, "/v1/instruments"));
            var link = new LoopbackLink(access, settings, http, traits, instruments);
            if (link.open(access.clockNanos().getAsLong(), WAIT_SECONDS)) {
                return new VenueOpening.Connected(link);
            }
            link.close();
            return new VenueOpening.Refused(ReasonCode.EXE_NETWORK, "the stream brings nothing");
        } catch (UnreadableException | ExecutionException | TimeoutException broken) {
            return new VenueOpening.Refused(ReasonCode.EXE_NETWORK, "the venue does not answer as its protocol says");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new VenueOpening.Refused(ReasonCode.EXE_NETWORK, "interrupted");
        }
    }

    /// The sample with the shortest way there and back is the surest.
    private static Clock clock(VenueAccess access, Http http)
            throws InterruptedException, ExecutionException, TimeoutException, UnreadableException {
        @Nullable Clock best = null;
        for (int i = 0; i < CLOCK_SAMPLES; i++) {
            long before = access.clockNanos().getAsLong();
            long venue = get(http, "/v1/time").whole("venue_time_nanos");
            long around = access.clockNanos().getAsLong() - before;
            var sample = new Clock(venue - before - around / 2, around - around / 2);
            if (best == null || sample.errorNanos() < best.errorNanos()) {
                best = sample;
            }
        }
        if (best == null) {
            throw new IllegalStateException("Invariant: a clock was asked at least once");
        }
        return best;
    }

    private static JsonObject get(Http http, String path)
            throws InterruptedException, ExecutionException, TimeoutException, UnreadableException {
        var reply = http.call(Asked.get(path), null, 0, _ -> {}).told().get(WAIT_SECONDS, TimeUnit.SECONDS);
        if (reply instanceof Reply.Answered(int status, var body) && status == 200) {
            return JsonObject.parse(body);
        }
        throw new ExecutionException("no answer", null);
    }

    private static URI base(String url) {
        try {
            var base = new URI(url);
            boolean isPlain = "http".equals(base.getScheme())
                    && base.getPort() > 0
                    && base.getUserInfo() == null
                    && (base.getPath().isEmpty() || base.getPath().equals("/"));
            if (isPlain && LOOPBACK.contains(base.getHost())) {
                return base;
            }
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException("Condition failed: an address, got=" + url, notAnAddress);
        }
        throw new IllegalArgumentException("Condition failed: http, loopback and a port, got=" + url);
    }
}
