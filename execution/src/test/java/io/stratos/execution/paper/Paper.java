package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A paper venue without latency and fees unless said otherwise, and short words to drive it.
final class Paper {

    static final QueryId ID = new QueryId(1, 0);
    static final VenueConfig PLAIN = config(0, 0, 0, TakerDepth.UNLIMITED, 10_000);
    static final VenueConfig SHOWN = config(0, 0, 0, TakerDepth.SHOWN, 10_000);

    private final PaperVenue venue;
    private final List<VenueReport> reports = new ArrayList<>();
    private final List<VenueAnswer> answers = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private long now = 1_000;

    Paper(VenueConfig config) {
        venue = new PaperVenue(config, Intents.ACCOUNT, List.of(Instruments.BTC, Instruments.ETH));
    }

    static VenueConfig config(long out, long back, long jitter, TakerDepth depth, int participation) {
        return new VenueConfig(
                "paper", out, back, jitter, 7, Decimal.ZERO, Decimal.ZERO, 8, 1, 0, depth, participation);
    }

    PaperVenue venue() {
        return venue;
    }

    Paper at(long nanos) {
        now = nanos;
        return this;
    }

    /// A trade, one nanosecond later.
    Paper trade(String price, String qty) {
        return event(new EventBody.Trade(Decimal.of(price), Decimal.of(qty), null, 0));
    }

    /// A quote with this much on both sides, one nanosecond later.
    Paper quote(String bid, String ask, String qty) {
        var amount = Decimal.of(qty);
        return event(new EventBody.Quote(Decimal.of(bid), amount, Decimal.of(ask), amount));
    }

    /// Anything on the market, one nanosecond later.
    Paper event(EventBody body) {
        now++;
        venue.onMarket(1, body, now);
        return poll();
    }

    /// A closed bar of 1,000 ns that ends at `end`.
    Paper bar(String open, String high, String low, String close, String volume, long end) {
        now = end;
        var bar = new EventBody.Bar(
                Decimal.of(open),
                Decimal.of(high),
                Decimal.of(low),
                Decimal.of(close),
                Decimal.of(volume),
                1_000,
                end,
                1,
                true);
        venue.onMarket(1, bar, end);
        return poll();
    }

    Paper poll() {
        venue.poll(now, new ReportSink() {
            @Override
            public void report(VenueReport report, long at) {
                reports.add(report);
                times.add(at);
            }

            @Override
            public void answer(VenueAnswer answer, long at) {
                answers.add(answer);
            }
        });
        return this;
    }

    /// Asks and takes the answer.
    VenueAnswer ask(VenueQuery query) {
        venue.ask(query, now);
        poll();
        return answers.removeLast();
    }

    List<VenueOrder> openOrders() {
        return ((VenueAnswer.OpenOrders) ask(new VenueQuery.OpenOrders(ID, ""))).orders();
    }

    @Nullable
    VenueOrder order(String id) {
        return ((VenueAnswer.ById) ask(new VenueQuery.ById(ID, id, 1))).order();
    }

    VenueAnswer.Fills fillsAfter(String cursor) {
        return (VenueAnswer.Fills) ask(new VenueQuery.Fills(ID, cursor));
    }

    /// An order that the venue shows.
    VenueOrder shown(String id) {
        return Objects.requireNonNull(order(id));
    }

    /// What is held, as text; `flat` for nothing.
    String position() {
        var held = ((VenueAnswer.Positions) ask(new VenueQuery.Positions(ID))).quantities();
        return held.containsKey(1) ? held.get(1).normalized().toString() : "flat";
    }

    long now() {
        return now;
    }

    Paper send(VenueRequest request) {
        venue.send(request, now);
        return poll();
    }

    Paper limit(String id, Side side, String qty, String price) {
        return send(place(id, side, OrderType.LIMIT, TimeInForce.GTC, qty, price, null, false, false));
    }

    Paper postOnly(String id, Side side, String qty, String price) {
        return send(place(id, side, OrderType.LIMIT, TimeInForce.GTC, qty, price, null, false, true));
    }

    Paper limit(String id, Side side, String qty, String price, TimeInForce tif) {
        return send(place(id, side, OrderType.LIMIT, tif, qty, price, null, false, false));
    }

    Paper reduce(String id, Side side, String qty, String price) {
        return send(place(id, side, OrderType.LIMIT, TimeInForce.GTC, qty, price, null, true, false));
    }

    Paper market(String id, Side side, String qty) {
        return send(place(id, side, OrderType.MARKET, TimeInForce.IOC, qty, null, null, false, false));
    }

    Paper stop(String id, Side side, String qty, String trigger) {
        return send(place(id, side, OrderType.STOP_MARKET, TimeInForce.GTC, qty, null, trigger, false, false));
    }

    Paper stopLimit(String id, Side side, String qty, String price, String trigger) {
        return send(place(id, side, OrderType.STOP_LIMIT, TimeInForce.GTC, qty, price, trigger, false, false));
    }

    Paper cancel(String id) {
        return send(new VenueRequest.Cancel(id, 1));
    }

    Paper amend(String id, String qty, @Nullable String price) {
        return send(new VenueRequest.Amend(id, 1, Decimal.of(qty), price == null ? null : Decimal.of(price)));
    }

    static VenueRequest place(
            String id,
            Side side,
            OrderType type,
            TimeInForce tif,
            String qty,
            @Nullable String price,
            @Nullable String stop,
            boolean reduceOnly,
            boolean postOnly) {
        return new VenueRequest.Place(
                id,
                1,
                side,
                type,
                tif,
                Decimal.of(qty),
                price == null ? null : Decimal.of(price),
                stop == null ? null : Decimal.of(stop),
                reduceOnly,
                postOnly,
                tif == TimeInForce.GTD ? 5_000 : 0);
    }

    /// Every report so far, then forgets them.
    List<VenueReport> reports() {
        var all = List.copyOf(reports);
        reports.clear();
        times.clear();
        return all;
    }

    List<Long> times() {
        return times;
    }

    /// Fills so far as `id qty@price`, then forgets all reports.
    List<String> fills() {
        return reports().stream()
                .filter(VenueReport.Filled.class::isInstance)
                .map(VenueReport.Filled.class::cast)
                .map(fill -> fill.clientOrderId() + " " + fill.qty().normalized() + "@"
                        + fill.price().normalized() + (fill.liquidity() == Liquidity.MAKER ? "" : " taker"))
                .toList();
    }

    boolean reported(Predicate<VenueReport> wanted) {
        return reports.stream().anyMatch(wanted);
    }
}
