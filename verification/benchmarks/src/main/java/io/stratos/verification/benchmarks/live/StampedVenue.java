package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Event;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.host.live.account.AccountVenue;

/// A venue within the process that notes when the last request that may take on risk came to it.
final class StampedVenue implements AccountVenue {
    private final AccountVenue venue;
    private volatile long lastRiskNanos = Long.MIN_VALUE;
    private volatile long sent;

    StampedVenue(AccountVenue venue) {
        this.venue = venue;
    }

    long lastRiskNanos() {
        return lastRiskNanos;
    }

    /// Requests that may take on risk.
    long sent() {
        return sent;
    }

    @Override
    public VenuePort port() {
        return new Stamped();
    }

    @Override
    public void onMarket(Event event, long nowNanos) {
        venue.onMarket(event, nowNanos);
    }

    @Override
    public void writeState(RowSink sink) {
        venue.writeState(sink);
    }

    @Override
    public void close() {
        venue.close();
    }

    private final class Stamped implements VenuePort {
        private final VenuePort port = venue.port();

        @Override
        public VenueTraits traits() {
            return port.traits();
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the account's thread alone sends
        public void send(VenueRequest request, long nowNanos) {
            if (!(request instanceof VenueRequest.Cancel)) {
                lastRiskNanos = System.nanoTime();
                sent++;
            }
            port.send(request, nowNanos);
        }

        @Override
        public boolean hasRoomFor(VenueRequest request) {
            return port.hasRoomFor(request);
        }

        @Override
        public void ask(VenueQuery query, long nowNanos) {
            port.ask(query, nowNanos);
        }

        @Override
        public void poll(long nowNanos, ReportSink sink) {
            port.poll(nowNanos, sink);
        }
    }
}
