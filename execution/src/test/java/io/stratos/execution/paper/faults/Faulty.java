package io.stratos.execution.paper.faults;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;

/// A paper venue behind a fault plan: what the host hears, beside what the book says.
final class Faulty {
    final List<VenueReport> heard = new ArrayList<>();
    final List<VenueAnswer> answers = new ArrayList<>();
    final List<StreamGap> gaps = new ArrayList<>();
    private final PaperVenue book;
    private final FaultyVenue faulty;
    private long now = 1_000;

    Faulty(FaultPlan plan) {
        var config = new VenueConfig(
                        "paper",
                        0,
                        0,
                        0,
                        7,
                        Decimal.ZERO,
                        Decimal.ZERO,
                        8,
                        1,
                        0,
                        VenueConfig.TakerDepth.UNLIMITED,
                        10_000)
                .with(VenueConduct.ofClass(IdentityClass.B2, 0));
        book = new PaperVenue(config, Intents.ACCOUNT, List.of(Instruments.BTC));
        faulty = new FaultyVenue(book, plan);
        book.onMarket(1, new EventBody.Trade(Decimal.of("100"), Decimal.ONE, null, 0), now);
    }

    FaultyVenue venue() {
        return faulty;
    }

    Faulty at(long nanos) {
        now = nanos;
        return poll();
    }

    Faulty market(String id) {
        return send(place(id, OrderType.MARKET));
    }

    Faulty limit(String id) {
        return send(place(id, OrderType.LIMIT));
    }

    Faulty send(VenueRequest request) {
        faulty.send(request, now);
        return poll();
    }

    Faulty ask(VenueQuery query) {
        faulty.ask(query, now);
        return poll();
    }

    /// What the book itself says is open, whatever the host hears.
    int openInTheBook() {
        var orders = new ArrayList<VenueAnswer>();
        book.ask(new VenueQuery.OpenOrders(new QueryId(99, 0), ""), now);
        book.poll(now, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                throw new AssertionError("everything was polled, got " + report);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                orders.add(answer);
            }
        });
        return ((VenueAnswer.OpenOrders) orders.getLast()).orders().size();
    }

    String positionInTheBook() {
        return book.balances().total("BTC").toPlainString();
    }

    /// What was heard so far, by its kind and id.
    List<String> words() {
        return heard.stream()
                .map(report -> report.getClass().getSimpleName() + " " + report.clientOrderId())
                .toList();
    }

    private Faulty poll() {
        faulty.poll(now, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                heard.add(report);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                answers.add(answer);
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                gaps.add(gap);
            }
        });
        return this;
    }

    static VenueRequest.Place place(String id, OrderType type) {
        return new VenueRequest.Place(
                id,
                1,
                Side.BUY,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                Decimal.ONE,
                type == OrderType.MARKET ? null : Decimal.of("90"),
                null,
                false,
                false,
                0);
    }
}
