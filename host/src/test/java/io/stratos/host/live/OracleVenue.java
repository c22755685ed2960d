package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.host.live.account.AccountVenue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A venue that outlives the host: its own book is the truth that a test compares with. Faults stand between the two.
final class OracleVenue implements AccountVenue {
    static final long EXPIRY = 2_000_000_000L;

    /// The venue of a host that has it within.
    static final VenueConfig MODEL = VenueConfig.defaults("paper").with(conduct(IdentityClass.B2));

    private static final QueryId ORACLE = new QueryId(Long.MAX_VALUE, 0);

    private final PaperVenue book;
    private final VenuePort port;
    private final List<VenueRequest> received = new ArrayList<>();
    private final Map<String, List<String>> accepted = new HashMap<>();
    private final Map<Long, VenueReport.Filled> fills = new TreeMap<>();
    private final Map<Long, VenueAnswer> answers = new HashMap<>();
    /// The port has no room for what is not a cancel.
    boolean isFull;
    /// What the port starts at once; the rest leaves with later polls.
    int startedAtOnce = Integer.MAX_VALUE;
    /// It takes everything and says nothing.
    boolean isSilent;

    private final Deque<VenueRequest> waiting = new ArrayDeque<>();
    private int started;
    private long now;

    OracleVenue(AccountId account, Instrument instrument, IdentityClass identityClass, FaultPlan faults) {
        book = new PaperVenue(VenueConfig.defaults("paper").with(conduct(identityClass)), account, List.of(instrument));
        port = new FaultyVenue(new Book(), faults);
    }

    private static VenueConduct conduct(IdentityClass identityClass) {
        return VenueConduct.ofClass(identityClass, identityClass == IdentityClass.B3 ? 60_000_000_000L : 0)
                .timing(EXPIRY, QueryLag.NONE, 0);
    }

    @Override
    public VenuePort port() {
        return port;
    }

    void market(Event event) {
        now = Math.max(now, event.header().receivedTimeNanos());
        book.onMarket(event.header().instrument(), event.body(), now);
    }

    /// The connection ends: what was on its way to the host is lost.
    void lose(long nowNanos) {
        port.poll(nowNanos, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {}

            @Override
            public void answer(VenueAnswer answer, long atNanos) {}
        });
    }

    /// Every request that reached the venue, in order.
    List<VenueRequest> received() {
        return received;
    }

    /// The venue's own ids of the orders it took, by client order id.
    Map<String, List<String>> accepted() {
        return accepted;
    }

    /// Every fill that ever happened, by trade id.
    Map<Long, VenueReport.Filled> fills() {
        return fills;
    }

    Decimal position(int instrument, long nowNanos) {
        var answer = (VenueAnswer.Positions) ask(new VenueQuery.Positions(ORACLE), nowNanos);
        return answer.quantities().getOrDefault(instrument, Decimal.ZERO);
    }

    List<String> openOrders(long nowNanos) {
        var answer = (VenueAnswer.OpenOrders) ask(new VenueQuery.OpenOrders(ORACLE, ""), nowNanos);
        return answer.orders().stream()
                .map(order -> order.clientOrderId())
                .sorted()
                .toList();
    }

    /// Asks the book itself, past all faults.
    private VenueAnswer ask(VenueQuery query, long nowNanos) {
        book.ask(query, nowNanos);
        for (long at = nowNanos; !answers.containsKey(ORACLE.run()); at += 1_000_000) {
            new Book().poll(at, (_, _) -> {});
        }
        return answers.remove(ORACLE.run());
    }

    /// The book behind the faults; what it says is noted before anything can get lost.
    private final class Book implements FaultyVenue.Book {
        @Override
        public VenueTraits traits() {
            return book.traits();
        }

        @Override
        public void send(VenueRequest request, long nowNanos) {
            waiting.add(request);
            start(nowNanos);
        }

        private void start(long nowNanos) {
            while (started < startedAtOnce && !waiting.isEmpty()) {
                var request = waiting.remove();
                started++;
                received.add(request);
                book.send(request, nowNanos);
            }
        }

        @Override
        public boolean hasRoomFor(VenueRequest request) {
            return !isFull || request instanceof VenueRequest.Cancel;
        }

        @Override
        public void ask(VenueQuery query, long nowNanos) {
            book.ask(query, nowNanos);
        }

        @Override
        public void askBehind(VenueQuery query, long nowNanos, long lagNanos) {
            book.askBehind(query, nowNanos, lagNanos);
        }

        @Override
        public boolean correct(long tradeId, long nowNanos) {
            return book.correct(tradeId, nowNanos);
        }

        @Override
        public void poll(long nowNanos, ReportSink sink) {
            if (isSilent) {
                return;
            }
            now = Math.max(now, nowNanos);
            started = 0;
            start(now);
            book.poll(now, new ReportSink() {
                @Override
                public void report(VenueReport report, long atNanos) {
                    note(report);
                    sink.report(report, atNanos);
                }

                @Override
                public void answer(VenueAnswer answer, long atNanos) {
                    if (answer.id().equals(ORACLE)) {
                        answers.put(ORACLE.run(), answer);
                    } else {
                        sink.answer(answer, atNanos);
                    }
                }
            });
        }
    }

    private void note(VenueReport report) {
        switch (report) {
            case VenueReport.Acknowledged(var id, var venueId, var _) -> {
                var ids = accepted.computeIfAbsent(id, _ -> new ArrayList<>());
                if (!ids.contains(venueId)) {
                    ids.add(venueId);
                }
            }
            case VenueReport.Filled fill -> fills.put(fill.tradeId(), fill);
            default -> {}
        }
    }
}
