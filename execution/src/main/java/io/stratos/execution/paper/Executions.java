package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueReport;

/// What the venue says: numbers trades and orders, computes fees, and sends reports on their way
/// back.
final class Executions {

    private final VenueConfig config;
    private final Fees fees;
    private final Latency latency;
    private final Channel<VenueReport> reports;
    private long clockNanos;
    private long trades;
    private long orders;
    private long priorities;

    Executions(VenueConfig config, Latency latency, Channel<VenueReport> reports) {
        this.config = config;
        this.latency = latency;
        this.reports = reports;
        fees = new Fees(config);
    }

    /// The venue's time.
    long clockNanos() {
        return clockNanos;
    }

    /// Moves the venue's time on; it never goes back.
    void clock(long nanos) {
        clockNanos = Math.max(clockNanos, nanos);
    }

    void report(VenueReport report) {
        reports.add(report, latency.after(clockNanos, config.reportLatencyNanos()));
    }

    void canceled(PaperOrder order, ReasonCode code) {
        report(new VenueReport.Canceled(order.clientOrderId, code));
    }

    void acknowledged(PaperOrder order, boolean working) {
        report(new VenueReport.Acknowledged(order.clientOrderId, order.venueOrderId, working));
    }

    void filled(PaperOrder order, Decimal price, Decimal qty, Liquidity liquidity) {
        trades++;
        report(new VenueReport.Filled(
                order.clientOrderId, trades, price, qty, fees.of(price, qty, liquidity), liquidity, clockNanos));
    }

    String nextVenueOrderId() {
        orders++;
        return "P" + orders;
    }

    long nextPriority() {
        priorities++;
        return priorities;
    }

    long trades() {
        return trades;
    }

    long orders() {
        return orders;
    }

    long priorities() {
        return priorities;
    }

    void restore(long clock, long tradeCount, long orderCount, long priorityCount) {
        clockNanos = clock;
        trades = tradeCount;
        orders = orderCount;
        priorities = priorityCount;
    }
}
