package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueReport;

/// What the venue says: numbers trades and orders, computes fees, and sends reports on their way
/// back.
final class Executions {

    private final Fees fees;
    private long clockNanos;
    private long trades;
    private long orders;
    private long priorities;

    Executions(VenueConfig config) {
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

    void report(PaperAccount account, VenueReport report) {
        account.report(report, clockNanos);
    }

    void canceled(PaperOrder order, ReasonCode code) {
        report(order.account, new VenueReport.Canceled(order.clientOrderId, code));
    }

    void acknowledged(PaperOrder order, boolean working) {
        report(order.account, new VenueReport.Acknowledged(order.clientOrderId, order.venueOrderId(), working));
    }

    void filled(PaperOrder order, Decimal price, Decimal qty, Liquidity liquidity) {
        trades++;
        var fill = new VenueReport.Filled(
                order.clientOrderId, trades, price, qty, fees.of(price, qty, liquidity), liquidity, clockNanos);
        order.account.booked(order, fill);
        report(order.account, fill);
    }

    long nextOrder() {
        orders++;
        return orders;
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
