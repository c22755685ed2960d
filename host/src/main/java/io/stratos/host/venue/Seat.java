package io.stratos.host.venue;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import io.stratos.host.document.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One account's place at the venue: who waits for an answer, and who listens to the stream. The desk's
/// thread alone touches it.
final class Seat implements ReportSink {
    private static final int LISTENERS_MAX = 8;

    private final PaperVenue book;
    private final FaultyVenue venue;
    private final Map<String, Deque<Waiter>> waiting = new HashMap<>();
    private final Map<QueryId, CompletableFuture<Reply>> asked = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Runnable> undelivered = new ArrayList<>();
    private long questions;
    private long frames;

    Seat(PaperVenue book, FaultPlan faults) {
        this.book = book;
        venue = new FaultyVenue(book, faults);
    }

    PaperVenue book() {
        return book;
    }

    FaultyVenue venue() {
        return venue;
    }

    void send(Waiter waiter, long nowNanos) {
        await(waiter);
        venue.send(waiter.request(), nowNanos);
    }

    /// Answers a request without letting it near the book.
    void refuse(Waiter waiter, VenueReport refusal, long nowNanos) {
        await(waiter);
        report(refusal, nowNanos);
    }

    private void await(Waiter waiter) {
        waiting.computeIfAbsent(waiter.request().clientOrderId(), _ -> new ArrayDeque<>())
                .addLast(waiter);
    }

    QueryId nextQuestion(CompletableFuture<Reply> reply) {
        questions++;
        var id = new QueryId(questions, 0);
        asked.put(id, reply);
        return id;
    }

    /// Takes a client, tells it where the count stands, or refuses it.
    void listen(Listener listener, long nowNanos) {
        if (listeners.size() >= LISTENERS_MAX) {
            listener.refuse(ReasonCode.EXE_RATE_LIMITED.name());
            return;
        }
        listeners.add(listener);
        listener.frame(heartbeatFrame(nowNanos));
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    /// The connection is lost, for everybody who listens.
    void hangUp() {
        List.copyOf(listeners).forEach(Listener::hangUp);
    }

    boolean isHeard() {
        return !listeners.isEmpty();
    }

    void poll(long nowNanos) {
        venue.poll(nowNanos, this);
    }

    /// Gives away what was said, once it is durable.
    void release() {
        var due = List.copyOf(undelivered);
        undelivered.clear();
        due.forEach(Runnable::run);
    }

    void heartbeat(long nowNanos) {
        broadcast(heartbeatFrame(nowNanos));
    }

    private String heartbeatFrame(long nowNanos) {
        var frame = Json.object();
        frame.put("heartbeat_nanos", nowNanos);
        frame.put("seq", frames);
        return Json.text(frame);
    }

    @Override
    public void report(VenueReport report, long atNanos) {
        var waiter = waiterOf(report);
        if (waiter != null) {
            var reply = reply(report);
            undelivered.add(() -> waiter.reply().complete(reply));
        }
        if (report instanceof VenueReport.Lost || venue.isStreamSilent(atNanos)) {
            return;
        }
        frames++;
        var frame = Json.object();
        frame.put("seq", frames);
        if (waiter != null && waiter.name() != null) {
            frame.put("request", waiter.name());
        }
        frame.put("report", VenueJson.of(report));
        var text = Json.text(frame);
        undelivered.add(() -> broadcast(text));
    }

    /// Clients see a gap of the plan as what it is: connections end.
    @Override
    public void gap(StreamGap gap, long atNanos) {}

    /// Takes out who waited for this report, null for none.
    private @Nullable Waiter waiterOf(VenueReport report) {
        var waiters = waiting.get(report.clientOrderId());
        if (waiters == null) {
            return null;
        }
        var found = report instanceof VenueReport.Lost
                ? waiters.peekLast()
                : waiters.stream()
                        .filter(waiter -> waiter.isAnsweredBy(report))
                        .findFirst()
                        .orElse(null);
        if (found != null) {
            waiters.remove(found);
        }
        if (waiters.isEmpty()) {
            waiting.remove(report.clientOrderId());
        }
        return found;
    }

    @Override
    public void answer(VenueAnswer answer, long atNanos) {
        var waiter = asked.remove(answer.id());
        if (waiter == null) {
            return;
        }
        var reply = answer instanceof VenueAnswer.Failed(var _, var code)
                ? (code == ReasonCode.EXE_RATE_LIMITED ? Reply.limited() : Reply.broken())
                : Reply.of(VenueJson.of(answer));
        undelivered.add(() -> waiter.complete(reply));
    }

    private void broadcast(String frame) {
        List.copyOf(listeners).forEach(listener -> listener.frame(frame));
    }

    private Reply reply(VenueReport report) {
        return switch (report) {
            case VenueReport.Lost lost -> Reply.lost(venue.lostBy(lost.clientOrderId()));
            case VenueReport.Rejected(var _, var code) when code == ReasonCode.EXE_RATE_LIMITED -> Reply.limited();
            case VenueReport.CancelRejected(var _, var code)
            when code == ReasonCode.EXE_RATE_LIMITED -> Reply.limited();
            case VenueReport.AmendRejected(var _, var code) when code == ReasonCode.EXE_RATE_LIMITED -> Reply.limited();
            default -> Reply.of(VenueJson.of(report));
        };
    }
}
