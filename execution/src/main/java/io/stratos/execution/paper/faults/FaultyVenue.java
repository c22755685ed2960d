package io.stratos.execution.paper.faults;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.faults.FaultDice.Moment;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A venue with faults on the way to it and back; the venue itself stays in order, so its book is the truth
/// to compare with.
///
/// What is lost in flight is told as the port tells it: a request of unknown outcome comes back as
/// [VenueReport.Lost], a question without an answer as [VenueAnswer.Failed]. Its own state (what is held
/// back) dies with it.
public final class FaultyVenue implements VenuePort {

    /// What a plan does with the venue behind it, beyond its port.
    public interface Book extends VenuePort {
        /// Says whether there is a fill by that id; if there is, it is taken back or given back.
        boolean correct(long tradeId, long nowNanos);

        /// Asks as [#ask], and is shown the book of `lagNanos` earlier.
        void askBehind(VenueQuery query, long nowNanos, long lagNanos);
    }

    private static final int REMEMBERED_EXECUTIONS = 1_000;

    private final Book venue;
    private final FaultPlan plan;
    private final FaultDice dice;
    private final Returning returning = new Returning();
    private final Replies replies = new Replies();
    private final Deque<VenueReport> executions = new ArrayDeque<>();
    private final Map<Long, Long> busts = new HashMap<>();
    private final Set<String> halfReplaced = new HashSet<>();
    private final Deque<ForeignOrder> foreign;
    private final Set<Outage> replayed = new HashSet<>();
    private final Set<Outage> ended = new HashSet<>();
    private final Set<Outage> back = new HashSet<>();
    private long startNanos = Long.MIN_VALUE;

    public FaultyVenue(Book venue, FaultPlan plan) {
        this.venue = venue;
        this.plan = plan;
        dice = new FaultDice(plan);
        foreign = new ArrayDeque<>(plan.foreign().stream()
                .sorted(Comparator.comparingLong(ForeignOrder::atNanos))
                .toList());
    }

    @Override
    public VenueTraits traits() {
        return venue.traits();
    }

    @Override
    public boolean hasRoomFor(VenueRequest request) {
        return venue.hasRoomFor(request);
    }

    /// How often each kind of fault happened.
    public Map<FaultKind, Long> faults() {
        return dice.counts();
    }

    /// Why the last request with this id was told as lost; null if it was not.
    public @Nullable FaultKind lostBy(String clientOrderId) {
        return replies.lostBy(clientOrderId);
    }

    /// Whether the stream's connection is up; heartbeats say so even when nothing else comes.
    public boolean isStreamUp(long nowNanos) {
        return plan.outages().stream()
                .noneMatch(outage -> outage.kind() == Outage.Kind.GAP && outage.covers(since(nowNanos)));
    }

    /// Whether the stream is up and brings nothing but heartbeats.
    public boolean isStreamSilent(long nowNanos) {
        return plan.outages().stream()
                .anyMatch(outage -> outage.kind() == Outage.Kind.ZOMBIE && outage.covers(since(nowNanos)));
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        start(nowNanos);
        var rule = dice.roll(FaultPoint.of(request), Moment.SENDING, since(nowNanos));
        if (rule == null) {
            venue.send(request, nowNanos);
            return;
        }
        var id = request.clientOrderId();
        switch (rule.kind()) {
            case DROP_REQUEST, SERVER_ERROR -> {
                replies.lost(id, rule.kind());
                returning.report(new VenueReport.Lost(id), nowNanos);
            }
            case DROP_REPLY, SERVER_ERROR_AFTER, HTML -> {
                replies.lost(id, rule.kind());
                replies.swallow(FaultPoint.of(request), id);
                venue.send(request, nowNanos);
            }
            case RATE_LIMITED -> returning.report(refusal(request, ReasonCode.EXE_RATE_LIMITED), nowNanos);
            case REPLACE_REFUSED -> returning.report(refusal(request, ReasonCode.EXE_AMEND_REJECTED), nowNanos);
            case REPLACE_OLD_GONE -> {
                halfReplaced.add(id);
                venue.send(new VenueRequest.Cancel(id, request.instrument()), nowNanos);
            }
            case DELAY, DUPLICATE, REORDER, TRUNCATE, EMPTY, LAG, LOSE_FRAME, BUST ->
                throw new IllegalStateException("Invariant: struck when sending, got=" + rule.kind());
        }
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        start(nowNanos);
        var rule = dice.roll(FaultPoint.of(query.kind()), Moment.SENDING, since(nowNanos));
        if (rule == null) {
            venue.ask(query, nowNanos);
            return;
        }
        if (rule.kind() == FaultKind.LAG) {
            venue.askBehind(query, nowNanos, rule.delayNanos());
            return;
        }
        var code = rule.kind() == FaultKind.RATE_LIMITED ? ReasonCode.EXE_RATE_LIMITED : ReasonCode.EXE_NETWORK;
        returning.answer(new VenueAnswer.Failed(query.id(), code), nowNanos);
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        start(nowNanos);
        placeForeign(nowNanos);
        takeBack(nowNanos);
        replay(nowNanos);
        tellGaps(nowNanos, sink);
        venue.poll(nowNanos, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                comesBack(report, atNanos);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                comesBack(answer, atNanos);
            }
        });
        returning.handOver(nowNanos, sink);
    }

    /// When something that is held back is due, or the plan acts; [Long#MAX_VALUE] if nothing is.
    public long nextDueNanos() {
        long next = returning.nextDueNanos();
        for (long due : busts.values()) {
            next = Math.min(next, due);
        }
        var placed = foreign.peekFirst();
        if (placed != null && startNanos != Long.MIN_VALUE) {
            next = Math.min(next, startNanos + placed.atNanos());
        }
        return next;
    }

    private void comesBack(VenueReport told, long atNanos) {
        if (halfReplaced.contains(told.clientOrderId()) && afterHalfReplace(told, atNanos)) {
            return;
        }
        var report = skewed(told);
        if (!replies.isReply(report)) {
            remember(report);
        } else if (replies.takeSwallowed(report)) {
            returning.report(new VenueReport.Lost(report.clientOrderId()), atNanos);
            return;
        }
        boolean isStream = !replies.isReply(report);
        if (isStream && isSilent(atNanos)) {
            return;
        }
        bust(report, atNanos);
        var point = isStream ? FaultPoint.STREAM : replies.pointOf(report);
        var rule = dice.roll(point, Moment.RETURNING, since(atNanos));
        if (rule == null) {
            returning.report(report, atNanos);
        } else if (rule.kind() != FaultKind.LOSE_FRAME) {
            returning.report(report, atNanos, rule);
        }
    }

    /// The cancel half of a replacement came back: the new order is never placed.
    private boolean afterHalfReplace(VenueReport told, long atNanos) {
        var id = told.clientOrderId();
        if (told instanceof VenueReport.Canceled) {
            halfReplaced.remove(id);
            returning.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED), atNanos);
            returning.report(told, atNanos);
            return true;
        }
        if (told instanceof VenueReport.CancelRejected) {
            halfReplaced.remove(id);
            returning.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED), atNanos);
            return true;
        }
        return false;
    }

    private void comesBack(VenueAnswer answer, long atNanos) {
        var point = pointOf(answer);
        var rule = point == null ? null : dice.roll(point, Moment.RETURNING, since(atNanos));
        var told = Skew.of(answer, plan.clockSkewNanos());
        if (rule == null) {
            returning.answer(told, atNanos);
        } else if (rule.kind() == FaultKind.TRUNCATE) {
            returning.answer(Truncation.of(told), atNanos);
        } else if (rule.kind() == FaultKind.EMPTY) {
            returning.answer(Truncation.empty(told), atNanos);
        } else {
            returning.answer(told, atNanos, rule);
        }
    }

    private static @Nullable FaultPoint pointOf(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.OpenOrders _ -> FaultPoint.OPEN_ORDERS;
            case VenueAnswer.ById _ -> FaultPoint.ORDER;
            case VenueAnswer.Fills _ -> FaultPoint.FILLS;
            case VenueAnswer.Positions _ -> FaultPoint.POSITIONS;
            case VenueAnswer.Failed _ -> null;
        };
    }

    private VenueReport skewed(VenueReport report) {
        return report instanceof VenueReport.Filled fill ? Skew.of(fill, plan.clockSkewNanos()) : report;
    }

    private void remember(VenueReport report) {
        if (report instanceof VenueReport.Filled) {
            executions.addLast(report);
            if (executions.size() > REMEMBERED_EXECUTIONS) {
                executions.removeFirst();
            }
        }
    }

    private void bust(VenueReport report, long atNanos) {
        if (report instanceof VenueReport.Filled fill) {
            var rule = dice.roll(FaultPoint.STREAM, Moment.AFTER_A_FILL, since(atNanos));
            if (rule != null) {
                busts.put(fill.tradeId(), atNanos + rule.delayNanos());
            }
        }
    }

    private void takeBack(long nowNanos) {
        var due = busts.entrySet().stream()
                .filter(bust -> bust.getValue() <= nowNanos)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (long tradeId : due) {
            busts.remove(tradeId);
            venue.correct(tradeId, nowNanos);
        }
    }

    private void placeForeign(long nowNanos) {
        for (var next = foreign.peekFirst();
                next != null && next.atNanos() <= since(nowNanos);
                next = foreign.peekFirst()) {
            foreign.removeFirst();
            venue.send(next.order(), nowNanos);
        }
    }

    /// A connection that was lost is back: the last executions come once more.
    private void replay(long nowNanos) {
        for (var outage : plan.outages()) {
            if (outage.replayed() > 0 && since(nowNanos) >= outage.toNanos() && replayed.add(outage)) {
                List<VenueReport> known = new ArrayList<>(executions);
                known.subList(Math.max(0, known.size() - outage.replayed()), known.size())
                        .forEach(report -> returning.report(report, nowNanos));
            }
        }
    }

    /// Who listens knows when its connection ended and when it was back.
    private void tellGaps(long nowNanos, ReportSink sink) {
        for (var outage : plan.outages()) {
            if (outage.kind() == Outage.Kind.GAP) {
                if (since(nowNanos) >= outage.fromNanos() && ended.add(outage)) {
                    sink.gap(StreamGap.DISCONNECTED, nowNanos);
                }
                if (since(nowNanos) >= outage.toNanos() && back.add(outage)) {
                    sink.gap(StreamGap.RECONNECTED, nowNanos);
                }
            }
        }
    }

    private boolean isSilent(long nowNanos) {
        return plan.outages().stream().anyMatch(outage -> outage.covers(since(nowNanos)));
    }

    private static VenueReport refusal(VenueRequest request, ReasonCode code) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), code);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), code);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), code);
        };
    }

    private void start(long nowNanos) {
        if (startNanos == Long.MIN_VALUE) {
            startNanos = nowNanos;
        }
    }

    private long since(long nowNanos) {
        return nowNanos - startNanos;
    }
}
