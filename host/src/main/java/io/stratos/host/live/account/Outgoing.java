package io.stratos.host.live.account;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.duty.TradingHalt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets the effects of a committed group out, in their order. The only place from which a venue hears of an
/// order.
///
/// A request for which the venue's port has no room waits here, before the core has the last word on it,
/// and what comes later for the same order waits behind it: nothing that was asked waits anywhere else.
final class Outgoing {
    /// What takes risk on is refused when it found no room for so long.
    private static final long WAIT_NANOS_MAX = 5_000_000_000L;

    private final AccountCore core;
    private final AccountDesk desk;
    private final AccountOutbox outbox;
    private final VenuePort venue;
    private final TradingHalt halt;
    private final AccountMeter meter;
    private final Steps steps;
    /// By client order id, the one that waits longest first.
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();

    /// @param notAfterNanos when its time is over
    private record Waiting(VenueRequest request, long notAfterNanos) {}

    Outgoing(
            AccountCore core,
            AccountDesk desk,
            AccountOutbox outbox,
            VenuePort venue,
            TradingHalt halt,
            AccountMeter meter,
            Steps steps) {
        this.core = core;
        this.desk = desk;
        this.outbox = outbox;
        this.venue = venue;
        this.halt = halt;
        this.meter = meter;
        this.steps = steps;
    }

    /// @param seq of the journal after the group
    void release(AccountGroup group, long seq, long nowNanos) {
        for (var effect : group.effects) {
            if (halt.isTripped()) {
                return;
            }
            switch (effect) {
                case Effect.Send(var request, long notAfterNanos) -> submit(request, notAfterNanos, nowNanos);
                case Effect.Ask(var query) -> {
                    venue.ask(query, nowNanos);
                    steps.reached(LiveStep.QUESTION_ASKED);
                }
                case Effect.Tell tell -> {
                    if (outbox.committed(tell)) {
                        steps.reached(LiveStep.EXECUTION_HANDED_ON);
                    }
                }
                case Effect.Flatten(var scope) -> {
                    core.flatten(scope, seq);
                    desk.group().touch();
                    steps.reached(LiveStep.FLATTEN_BEGUN);
                }
            }
        }
    }

    /// Lets out what waited and has room now, and refuses what waited too long.
    ///
    /// @return how many waited no more
    int releaseWaiting(long nowNanos) {
        int done = 0;
        for (var chains = waiting.values().iterator(); chains.hasNext(); ) {
            var chain = chains.next();
            for (var first = chain.peek(); first != null && isDue(first, nowNanos); first = chain.peek()) {
                chain.remove();
                send(first.request, first.notAfterNanos, nowNanos);
                done++;
            }
            if (chain.isEmpty()) {
                chains.remove();
            }
        }
        return done;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private boolean isDue(Waiting request, long nowNanos) {
        return !halt.isTripped() && (nowNanos > request.notAfterNanos || venue.hasRoomFor(request.request));
    }

    private void submit(VenueRequest request, long notAfterNanos, long nowNanos) {
        var id = request.clientOrderId();
        if (!waiting.containsKey(id) && venue.hasRoomFor(request)) {
            send(request, notAfterNanos, nowNanos);
            return;
        }
        boolean mayAlwaysGo = request instanceof VenueRequest.Cancel;
        long end = mayAlwaysGo ? notAfterNanos : Math.min(notAfterNanos, nowNanos + WAIT_NANOS_MAX);
        waiting.computeIfAbsent(id, _ -> new ArrayDeque<>()).add(new Waiting(request, end));
    }

    /// Safety may have tightened and time has passed since the request was made: the core has the last word.
    private void send(VenueRequest request, long notAfterNanos, long nowNanos) {
        var code = core.release(request, notAfterNanos, nowNanos);
        if (code != ReasonCode.OK) {
            desk.group().touch();
            core.onReport(notSent(request, code), nowNanos);
            steps.reached(LiveStep.REQUEST_HELD_BACK);
            return;
        }
        steps.reached(
                switch (request) {
                    case VenueRequest.Place _ -> LiveStep.PLACE_RELEASED;
                    case VenueRequest.Cancel _ -> LiveStep.CANCEL_RELEASED;
                    case VenueRequest.Amend _ -> LiveStep.AMEND_RELEASED;
                });
        venue.send(request, nowNanos);
        meter.sent(request);
        steps.reached(
                switch (request) {
                    case VenueRequest.Place _ -> LiveStep.PLACE_SENT;
                    case VenueRequest.Cancel _ -> LiveStep.CANCEL_SENT;
                    case VenueRequest.Amend _ -> LiveStep.AMEND_SENT;
                });
    }

    private static VenueReport notSent(VenueRequest request, ReasonCode why) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), why);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), why);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), why);
        };
    }
}
