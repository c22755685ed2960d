package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Stands between the faults and the venue's book and writes down what really happened there, and beside the account
/// what left it.
final class Witness implements FaultyVenue.Book {

    private final FaultyVenue.Book book;
    private final Map<String, Side> sides = new HashMap<>();
    private final Map<String, Set<String>> accepted = new TreeMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, Decimal> asked = new HashMap<>();
    private final Map<Long, VenueReport.Filled> fills = new TreeMap<>();
    private final Set<Long> takenBack = new HashSet<>();
    private final List<VenueRequest> left = new ArrayList<>();
    private final Set<String> placedUnasked = new HashSet<>();
    private final List<String> blindRetries = new ArrayList<>();

    Witness(FaultyVenue.Book book) {
        this.book = book;
    }

    /// A request leaves the account.
    void leaves(VenueRequest request) {
        left.add(request);
        if (request instanceof VenueRequest.Place && !placedUnasked.add(request.clientOrderId())) {
            blindRetries.add(request.clientOrderId());
        }
    }

    /// A question leaves the account.
    void asks(VenueQuery query) {
        if (query instanceof VenueQuery.ById byId) {
            placedUnasked.remove(byId.clientOrderId());
        } else if (query.kind() == QueryKind.OPEN_ORDERS) {
            placedUnasked.removeIf(id -> accepted.containsKey(id));
        }
    }

    @Override
    public VenueTraits traits() {
        return book.traits();
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        if (request instanceof VenueRequest.Place place) {
            sides.put(place.clientOrderId(), place.side());
            asked.putIfAbsent(place.clientOrderId(), place.qty());
        }
        book.send(request, nowNanos);
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        book.ask(query, nowNanos);
    }

    @Override
    public boolean correct(long tradeId, long nowNanos) {
        return book.correct(tradeId, nowNanos);
    }

    @Override
    public void askBehind(VenueQuery query, long nowNanos, long lagNanos) {
        book.askBehind(query, nowNanos, lagNanos);
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        book.poll(nowNanos, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                note(report);
                sink.report(report, atNanos);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                sink.answer(answer, atNanos);
            }
        });
    }

    private void note(VenueReport report) {
        var id = report.clientOrderId();
        switch (report) {
            case VenueReport.Acknowledged acknowledged ->
                accepted.computeIfAbsent(id, _ -> new TreeSet<>()).add(acknowledged.venueOrderId());
            case VenueReport.Filled fill -> {
                fills.put(fill.tradeId(), fill);
                if (executed(id).compareTo(asked.getOrDefault(id, Decimal.ZERO)) >= 0) {
                    done.add(id);
                }
            }
            case VenueReport.Busted busted -> takenBack.add(busted.tradeId());
            case VenueReport.Reinstated back -> takenBack.remove(back.tradeId());
            case VenueReport.Canceled _, VenueReport.Expired _ -> done.add(id);
            case VenueReport.Amended amended -> asked.put(id, amended.qty());
            case VenueReport.Rejected _,
                    VenueReport.CancelRejected _,
                    VenueReport.AmendRejected _,
                    VenueReport.Lost _ -> {}
        }
    }

    private Decimal executed(String id) {
        return fills.values().stream()
                .filter(fill -> fill.clientOrderId().equals(id))
                .map(VenueReport.Filled::qty)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /// Venue ids of every order that was created, by client order id.
    Map<String, Set<String>> accepted() {
        return accepted;
    }

    /// Orders that are open in the book.
    Set<String> open() {
        var open = new TreeSet<>(accepted.keySet());
        open.removeAll(done);
        return open;
    }

    /// Fills that stand.
    List<VenueReport.Filled> fills() {
        return fills.values().stream()
                .filter(fill -> !takenBack.contains(fill.tradeId()))
                .toList();
    }

    Decimal position() {
        return fills().stream()
                .map(fill -> sides.get(fill.clientOrderId()) == Side.BUY
                        ? fill.qty()
                        : fill.qty().negate())
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    BigDecimal cash() {
        var cash = BigDecimal.ZERO;
        for (var fill : fills()) {
            var quote = fill.price().toBigDecimal().multiply(fill.qty().toBigDecimal());
            cash = (sides.get(fill.clientOrderId()) == Side.BUY ? cash.subtract(quote) : cash.add(quote))
                    .subtract(fill.fee().toBigDecimal());
        }
        return cash;
    }

    List<VenueRequest> left() {
        return left;
    }

    /// Orders that were asked for again although the venue was not asked about them in between.
    List<String> blindRetries() {
        return blindRetries;
    }
}
