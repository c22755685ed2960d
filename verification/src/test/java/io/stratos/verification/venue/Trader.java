package io.stratos.verification.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who trades at the venue under check: short words to ask, and all that was heard, by order.
final class Trader implements ReportSink {
    private static final String QUIET = "quiet-";
    private static final long IDLE_NANOS = 10_000_000;
    /// Longer than a connection may be silent: not every end of one is told.
    private static final long SILENCE_NANOS = 4_000_000_000L;
    private static final int IDLE_MAX = 200;
    /// Wakes that bring nothing before it is clear that nothing comes; a connection beats once a second.
    private static final int BEATS_MAX = 8;

    final VenueBench bench;
    final List<StreamGap> gaps = new ArrayList<>();
    private final Map<String, List<VenueReport>> heard = new LinkedHashMap<>();
    private final Map<String, List<String>> expected = new HashMap<>();
    private final Map<QueryId, List<VenueAnswer>> answers = new HashMap<>();
    private int questions;
    private int barriers;
    private int taken;

    Trader(VenueBench bench) {
        this.bench = bench;
    }

    @Override
    public void report(VenueReport report, long atNanos) {
        taken++;
        heard.computeIfAbsent(report.clientOrderId(), _ -> new ArrayList<>()).add(report);
    }

    @Override
    public void answer(VenueAnswer answer, long atNanos) {
        taken++;
        answers.computeIfAbsent(answer.id(), _ -> new ArrayList<>()).add(answer);
    }

    @Override
    public void gap(StreamGap gap, long atNanos) {
        gaps.add(gap);
    }

    // ---- what is asked for

    void limit(String id, Side side, String qty, String price) {
        limit(id, side, qty, price, TimeInForce.GTC);
    }

    void limit(String id, Side side, String qty, String price, TimeInForce tif) {
        send(new Draft(id, side, OrderType.LIMIT, tif, qty).price(price).place());
    }

    void market(String id, Side side, String qty) {
        send(new Draft(id, side, OrderType.MARKET, TimeInForce.IOC, qty).place());
    }

    void cancel(String id) {
        send(new VenueRequest.Cancel(id, 1));
    }

    void amend(String id, String qty, @Nullable String price) {
        send(new VenueRequest.Amend(id, 1, Decimal.of(qty), price == null ? null : Decimal.of(price)));
    }

    void send(VenueRequest request) {
        bench.port().send(request, bench.nowNanos());
    }

    // ---- what is heard

    /// Waits until exactly this was heard of an order, in this order.
    void hears(String id, String... lines) throws Exception {
        expected.put(id, List.of(lines));
        await(() -> lines(id).size() >= lines.length, () -> id + ": " + lines(id));
        assertThat(lines(id)).as(id).containsExactly(lines);
    }

    /// Waits until exactly this was heard of an order, in whatever order.
    void hearsInAnyOrder(String id, String... lines) throws Exception {
        await(() -> lines(id).size() >= lines.length, () -> id + ": " + lines(id));
        assertThat(lines(id)).as(id).containsExactlyInAnyOrder(lines);
        expected.put(id, lines(id));
    }

    /// What may be told or not, since it happened while nobody was connected.
    void heardLater(String id, String line) {
        var before = expected.getOrDefault(id, List.of());
        if (lines(id).size() > before.size()) {
            expected.put(id, Stream.concat(before.stream(), Stream.of(line)).toList());
        }
    }

    /// Waits until a request has arrived, by what the venue's book shows.
    void shows(boolean isOpen, String id) throws Exception {
        for (int asked = 0; open().contains(id) != isOpen; asked++) {
            assertThat(asked).as("asked for " + id).isLessThan(IDLE_MAX);
        }
    }

    /// Asks, and lets time go on until the answer comes.
    VenueAnswer askAndPass(Function<QueryId, VenueQuery> question, long nanos) throws Exception {
        questions++;
        var id = new QueryId(1, questions);
        bench.port().ask(question.apply(id), bench.nowNanos());
        for (int idle = 0; !answers.containsKey(id) && idle < IDLE_MAX; idle++) {
            bench.pass(nanos);
            bench.await();
            poll();
        }
        return answered(id);
    }

    void hearsGaps(StreamGap... of) throws Exception {
        poll();
        for (int idle = 0; gaps.size() < of.length && idle < IDLE_MAX; idle++) {
            bench.pass(bench.await() ? IDLE_NANOS : SILENCE_NANOS);
            poll();
        }
        assertThat(gaps).containsExactly(of);
    }

    /// Reports of an order, once there are as many.
    List<VenueReport> reports(String id, int count) throws Exception {
        await(() -> lines(id).size() >= count, () -> id + ": " + lines(id));
        return List.copyOf(heard.getOrDefault(id, List.of()));
    }

    VenueReport.Filled fill(String id, int index) {
        return heard.getOrDefault(id, List.of()).stream()
                .filter(VenueReport.Filled.class::isInstance)
                .map(VenueReport.Filled.class::cast)
                .toList()
                .get(index);
    }

    /// After this, everything that the venue told before was heard: an order that finds nothing is canceled, and
    /// nobody asked for that, so it comes the way that fills come.
    void quiet() throws Exception {
        barriers++;
        var id = QUIET + barriers;
        limit(id, Side.BUY, "1", "1.00", TimeInForce.IOC);
        await(() -> lines(id).contains("canceled EXE_NO_LIQUIDITY"), () -> id + ": " + lines(id));
    }

    /// Every order that was heard of told what was expected of it, and no more.
    void heardNothingElse() {
        poll();
        for (var id : heard.keySet()) {
            if (!id.startsWith(QUIET)) {
                assertThat(lines(id)).as(id).isEqualTo(expected.getOrDefault(id, List.of()));
            }
        }
        answers.forEach((id, of) -> assertThat(of).as("answers to " + id).hasSize(1));
    }

    // ---- what is asked

    VenueAnswer ask(Function<QueryId, VenueQuery> question) throws Exception {
        questions++;
        var id = new QueryId(1, questions);
        bench.port().ask(question.apply(id), bench.nowNanos());
        await(() -> answers.containsKey(id), () -> "no answer");
        return answered(id);
    }

    private VenueAnswer answered(QueryId id) {
        return Objects.requireNonNull(answers.get(id), () -> "no answer to " + id)
                .getFirst();
    }

    @Nullable
    VenueOrder order(String id) throws Exception {
        return ((VenueAnswer.ById) ask(query -> new VenueQuery.ById(query, id, 1))).order();
    }

    VenueOrder shown(String id) throws Exception {
        return Objects.requireNonNull(order(id), id);
    }

    VenueAnswer.OpenOrders openPage(String page) throws Exception {
        return (VenueAnswer.OpenOrders) ask(id -> new VenueQuery.OpenOrders(id, page));
    }

    VenueAnswer.Fills fillsAfter(String cursor) throws Exception {
        return (VenueAnswer.Fills) ask(id -> new VenueQuery.Fills(id, cursor));
    }

    List<String> open() throws Exception {
        return openPage("").orders().stream().map(VenueOrder::clientOrderId).toList();
    }

    /// What is held, as text; `flat` for nothing.
    String position() throws Exception {
        var held = ((VenueAnswer.Positions) ask(VenueQuery.Positions::new))
                .quantities()
                .get(1);
        return held == null ? "flat" : held.normalized().toString();
    }

    void poll() {
        bench.port().poll(bench.nowNanos(), this);
    }

    private void await(BooleanSupplier condition, Supplier<String> otherwise) throws Exception {
        poll();
        for (int idle = 0; !condition.getAsBoolean(); idle++) {
            int before = taken;
            boolean mayCome = bench.await();
            poll();
            idle = taken > before ? 0 : idle;
            if (!condition.getAsBoolean() && (!mayCome || idle > BEATS_MAX)) {
                fail("waited in vain, heard " + otherwise.get());
            }
        }
    }

    private List<String> lines(String id) {
        return heard.getOrDefault(id, List.of()).stream().map(Line::of).toList();
    }
}
