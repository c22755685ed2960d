package io.stratos.host.live.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody.ServiceResponse;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.gate.GateMode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.market.MarketSlots;
import io.stratos.host.live.service.ServiceCall;
import io.stratos.host.live.service.ServiceFallback;
import io.stratos.host.live.service.ServiceInbox;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one instance asked of services and was not told yet. Its lane's thread.
///
/// | a request | is answered with |
/// | --- | --- |
/// | refused when it was made (no such service, too many open) | that code, soon |
/// | whose service had no place for it, or failed | `SVC_BUSY`, `SVC_FAILED`; counted |
/// | that is open past its time, over a restart too | `SVC_TIMEOUT`; counted, and what comes later is thrown away |
/// | answered in time | the values, once |
///
/// An answer is an input as any other, so it is journaled with its turn and a replay is given the same. After
/// [#JAM_AFTER] failures in a row the services count as jammed for this instance, until one answers.
final class ServiceBook {
    /// Requests of an instance that may be open; those beyond are refused.
    static final int OPEN_MAX = 64;

    /// Failures in a row.
    static final int JAM_AFTER = 3;

    /// The longest that a request may wait, also where it names no time.
    static final long TIME_TO_LIVE_NANOS_MAX = 10_000_000_000L;

    private static final GateMode NO_TRADE = new GateMode(GateMode.Trading.NO_TRADE, false, 100, ReasonCode.SVC_JAMMED);

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final ServiceInbox inbox;
    private final ServiceFallback fallback;
    private final Map<Long, OpenRequest> open = new LinkedHashMap<>();
    private List<ServiceCall> calls = new ArrayList<>();
    private int failures;
    private boolean changed;
    private boolean servicesFirst;

    ServiceBook(InstanceSetting parts, StrategyInstance strategy) {
        this.parts = parts;
        this.strategy = strategy;
        inbox = new ServiceInbox(parts.bell());
        fallback = parts.services().fallback(parts.spec().id());
        var row = parts.ledger().reader().get(Table.INSTANCE, strategy.rows().services());
        if (row != null) {
            failures = ServiceRow.decode(row, open);
        }
    }

    /// The strategy asks, and the contract lets it.
    ///
    /// @return `OK`, or why nobody will be asked; it is told in either case
    ReasonCode asked(ServiceRequest request, long nowNanos) {
        if (open.containsKey(request.requestId()) || open.size() >= 2 * OPEN_MAX) {
            return ReasonCode.SVC_BUSY; // told once for the number it names, or not at all: it floods
        }
        changed = true;
        var refused = refusal(request);
        if (refused != ReasonCode.OK) {
            open.put(request.requestId(), new OpenRequest(request.serviceId(), nowNanos, refused));
            return refused;
        }
        long wanted = request.timeToLiveNanos();
        long timeToLive = wanted <= 0 ? TIME_TO_LIVE_NANOS_MAX : Math.min(wanted, TIME_TO_LIVE_NANOS_MAX);
        long due = nowNanos + timeToLive;
        open.put(request.requestId(), new OpenRequest(request.serviceId(), due, ReasonCode.SVC_TIMEOUT));
        calls.add(new ServiceCall(request, due, inbox));
        return ReasonCode.OK;
    }

    private ReasonCode refusal(ServiceRequest request) {
        if (!parts.services().has(request.serviceId())) {
            return ReasonCode.SVC_UNKNOWN;
        }
        return open.size() >= OPEN_MAX ? ReasonCode.SVC_BUSY : ReasonCode.OK;
    }

    /// Requests of the turn that was just decided; they leave when it is committed.
    List<ServiceCall> take() {
        var taken = calls;
        calls = new ArrayList<>();
        return taken;
    }

    /// The next of what services said and of market data, in turn, so that neither starves the other.
    @Nullable
    Event takeWith(MarketSlots market, long nowNanos) {
        servicesFirst = !servicesFirst;
        var first = servicesFirst ? next(nowNanos) : market.take();
        if (first != null) {
            return first;
        }
        return servicesFirst ? market.take() : next(nowNanos);
    }

    private @Nullable Event next(long nowNanos) {
        for (var answered = inbox.poll(); answered != null; answered = inbox.poll()) {
            var answer = answered.response();
            var request = open.get(answer.requestId());
            boolean isInTime = answer.asOfNanos() <= answered.dueNanos();
            if (isInTime && request != null && request.isOf(answered)) {
                return told(answer, request, nowNanos);
            } // else too late: it has been told so, or is right below
        }
        for (var entry : open.entrySet()) {
            var request = entry.getValue();
            if (request.dueNanos() <= nowNanos) {
                int code = request.code().number();
                var nothing = new ServiceResponse(request.service(), entry.getKey(), nowNanos, code, List.of());
                return told(nothing, request, nowNanos);
            }
        }
        return null;
    }

    /// Only a request that was let through says something of its service.
    private Event told(ServiceResponse answer, OpenRequest request, long nowNanos) {
        changed = true;
        open.remove(answer.requestId());
        var code = ReasonCode.ofNumber(answer.reasonCode());
        if (code == ReasonCode.OK) {
            failures = 0;
        } else if (code != null && request.code() == ReasonCode.SVC_TIMEOUT) {
            failures = Math.min(JAM_AFTER, failures + 1);
            strategy.statistics().denied(code);
        }
        return new Event(new EventHeader(0, answer.asOfNanos(), nowNanos, nowNanos, 0, 0), answer);
    }

    /// What the instance may do meanwhile.
    GateMode mode() {
        return isJammed() && fallback == ServiceFallback.NOOP ? NO_TRADE : GateMode.OPEN;
    }

    boolean isJammed() {
        return failures >= JAM_AFTER;
    }

    /// Whether the fallback is to stop, and it is time.
    boolean mustStop() {
        return isJammed() && fallback == ServiceFallback.STOP;
    }

    /// An operator starts the instance again after a halt: services are asked anew.
    void revive() {
        changed |= failures > 0;
        failures = 0;
        keep();
    }

    /// When there is something to tell although no answer comes.
    long dueNanos() {
        long due = Long.MAX_VALUE;
        for (var request : open.values()) {
            due = Math.min(due, request.dueNanos());
        }
        return due;
    }

    /// Keeps what is open with the turns that led to it.
    void keep() {
        if (changed) {
            changed = false;
            strategy.keep(strategy.rows().services(), ServiceRow.encode(open, failures));
        }
    }

    /// A request that is open.
    ///
    /// @param dueNanos when the instance is told its code, unless an answer came before
    record OpenRequest(int service, long dueNanos, ReasonCode code) {
        boolean isOf(ServiceInbox.Answered answered) {
            return service == answered.response().serviceId() && dueNanos == answered.dueNanos();
        }
    }
}
