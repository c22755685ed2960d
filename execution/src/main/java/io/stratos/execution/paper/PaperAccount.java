package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One account at the paper venue: its orders, what it holds, what is over, and what is on its way to and
/// from it.
final class PaperAccount {
    private final AccountId id;
    private final VenueConfig config;
    private final Latency latency;
    private final Channel<Sent> requests = new Channel<>();
    private final Channel<VenueReport> reports = new Channel<>();
    private final Channel<Asked> questions = new Channel<>();
    private final OpenOrders open = new OpenOrders();
    private final AccountHistory history;
    private final TreeMap<Integer, Holding> holdings = new TreeMap<>();

    PaperAccount(AccountId id, VenueConfig config, List<Instrument> instruments) {
        this.id = id;
        this.config = config;
        latency = new Latency(config);
        history = new AccountHistory(config.conduct().historyMax());
        for (var instrument : instruments) {
            holdings.put(instrument.id(), new Holding(instrument.id()));
        }
    }

    AccountId id() {
        return id;
    }

    /// Whether one client order id can stand for two open orders.
    boolean idsRepeat() {
        var identity = config.conduct().identityClass();
        return identity == IdentityClass.C || identity == IdentityClass.B3;
    }

    void send(VenueRequest request, long nowNanos) {
        requests.add(new Sent(request, nowNanos), latency.after(nowNanos, config.orderLatencyNanos()));
    }

    void ask(VenueQuery query, long nowNanos) {
        long arrives = latency.after(nowNanos, config.orderLatencyNanos());
        questions.add(new Asked(query, arrives), latency.after(arrives, config.reportLatencyNanos()));
    }

    void report(VenueReport report, long clockNanos) {
        reports.add(report, latency.after(clockNanos, config.reportLatencyNanos()));
    }

    /// The order that an id names in the way of a new one, or null: what the identity class asks for.
    @Nullable
    PaperOrder holderOf(String clientOrderId, long clockNanos) {
        var conduct = config.conduct();
        return switch (conduct.identityClass()) {
            case A, B1 -> newest(clientOrderId);
            case B2 -> open.find(clientOrderId);
            case B3 -> {
                var newest = newest(clientOrderId);
                boolean remembered = newest != null && clockNanos - newest.acceptedNanos < conduct.idRetentionNanos();
                yield remembered ? newest : null;
            }
            case C -> null;
        };
    }

    /// The youngest order with this id, open or done.
    @Nullable
    PaperOrder newest(String clientOrderId) {
        var done = history.newest(clientOrderId);
        var newest = done;
        if (idsRepeat()) {
            for (var order : open.all()) {
                if (order.clientOrderId.equals(clientOrderId) && (newest == null || order.number > newest.number)) {
                    newest = order;
                }
            }
            return newest;
        }
        var working = open.find(clientOrderId);
        return working != null ? working : done;
    }

    /// Notes what a fill did to what the account holds.
    void booked(PaperOrder order, VenueReport.Filled fill) {
        var booked = new Booked(fill, order.number, order.instrument, order.isBuy(), 0);
        history.add(booked);
        apply(booked, 1, lots(order.isBuy(), fill.qty()));
    }

    /// Takes a fill back, or gives it back.
    ///
    /// @return the fill as it is now, null if there is none by that id
    @Nullable
    Booked correct(long tradeId) {
        var booked = history.fill(tradeId);
        if (booked == null) {
            return null;
        }
        var corrected = booked.corrected();
        history.add(corrected);
        int sign = corrected.stands() ? 1 : -1;
        long lots = lots(booked.isBuy(), booked.fill().qty());
        apply(booked, sign, sign * lots);
        var order = order(booked.order());
        if (order != null) {
            order.busted -= sign * Math.abs(lots);
            if (order.done == null) {
                open.changed(order);
            } else {
                history.changed(order);
            }
        }
        return corrected;
    }

    private void apply(Booked booked, int sign, long lots) {
        var fill = booked.fill();
        var amount = fill.price().toBigDecimal().multiply(fill.qty().toBigDecimal());
        var paid = (booked.isBuy() ? amount : amount.negate()).add(fill.fee().toBigDecimal());
        var holding = holding(booked.instrument());
        holding.position += lots;
        holding.pay(sign > 0 ? paid : paid.negate());
    }

    /// A fill carries its quantity at the instrument's scale.
    private static long lots(boolean isBuy, Decimal qty) {
        return isBuy ? qty.units() : -qty.units();
    }

    void fund(int instrument, BigDecimal payment) {
        var holding = holding(instrument);
        holding.funding = holding.funding.subtract(payment);
        holding.pay(payment);
    }

    /// An order left the book.
    void done(PaperOrder order, VenueOrder.State how, long clockNanos) {
        open.remove(order);
        order.done = how;
        order.doneNanos = clockNanos;
        history.add(order);
    }

    private @Nullable PaperOrder order(long number) {
        var working = open.byNumber(number);
        return working != null ? working : history.order(number);
    }

    Holding holding(int instrument) {
        return holdings.computeIfAbsent(instrument, Holding::new);
    }

    List<Holding> holdings() {
        return new ArrayList<>(holdings.values());
    }

    OpenOrders open() {
        return open;
    }

    AccountHistory history() {
        return history;
    }

    Latency latency() {
        return latency;
    }

    Channel<Sent> requests() {
        return requests;
    }

    Channel<VenueReport> reports() {
        return reports;
    }

    Channel<Asked> questions() {
        return questions;
    }
}
