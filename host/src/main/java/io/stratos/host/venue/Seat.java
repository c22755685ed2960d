package io.stratos.host.venue;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.document.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// One account's place at the venue: who waits for an answer, and who listens to the stream. The desk's
/// thread alone touches it.
final class Seat implements ReportSink {
    private final PaperVenue book;
    private final FaultyVenue venue;
    private final Map<String, Deque<CompletableFuture<Reply>>> waiting = new HashMap<>();
    private final Map<QueryId, CompletableFuture<Reply>> asked = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Runnable> undelivered = new ArrayList<>();
    private long questions;
    private long frames;

    Seat(PaperVenue book, FaultPlan faults) {
        this.book = book;
        venue = new FaultyVenue(book, faults, book::correct);
    }

    PaperVenue book() {
        return book;
    }

    FaultyVenue venue() {
        return venue;
    }

    void send(VenueRequest request, long nowNanos, CompletableFuture<Reply> reply) {
        waiting.computeIfAbsent(request.clientOrderId(), _ -> new ArrayDeque<>())
                .add(reply);
        venue.send(request, nowNanos);
    }

    QueryId nextQuestion(CompletableFuture<Reply> reply) {
        questions++;
        var id = new QueryId(questions, 0);
        asked.put(id, reply);
        return id;
    }

    void listen(Listener listener) {
        listeners.add(listener);
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
        var frame = Json.object();
        frame.put("heartbeat_nanos", nowNanos);
        broadcast(Json.text(frame));
    }

    @Override
    public void report(VenueReport report, long atNanos) {
        var waiters = waiting.get(report.clientOrderId());
        if (waiters != null && answers(report)) {
            var waiter = waiters.removeFirst();
            if (waiters.isEmpty()) {
                waiting.remove(report.clientOrderId());
            }
            var reply = reply(report);
            undelivered.add(() -> waiter.complete(reply));
        }
        if (report instanceof VenueReport.Lost) {
            return;
        }
        frames++;
        var frame = Json.object();
        frame.put("seq", frames);
        frame.put("report", VenueJson.of(report));
        var text = Json.text(frame);
        undelivered.add(() -> broadcast(text));
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

    private static boolean answers(VenueReport report) {
        return switch (report) {
            case VenueReport.Acknowledged _,
                    VenueReport.Rejected _,
                    VenueReport.Canceled _,
                    VenueReport.CancelRejected _,
                    VenueReport.Amended _,
                    VenueReport.AmendRejected _,
                    VenueReport.Lost _ -> true;
            case VenueReport.Filled _, VenueReport.Expired _, VenueReport.Busted _, VenueReport.Reinstated _ -> false;
        };
    }
}
