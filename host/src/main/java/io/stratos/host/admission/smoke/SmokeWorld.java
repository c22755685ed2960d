package io.stratos.host.admission.smoke;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A small world that answers a strategy: prices that rise and fall, timers that come due, orders that get filled,
/// rejected or denied. Everything follows from the turn's number and from what the strategy did before.
final class SmokeWorld {

    /// The one instrument's number.
    static final int INSTRUMENT = 1;

    private static final long BEGIN_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 100_000_000L;

    /// More than a strategy may set; the world itself must stay bounded.
    private static final int TIMERS_MAX = 64;

    private final StrategyDescriptor descriptor;
    private final List<EventKind> marketKinds;
    private final Instrument instrument;
    private final Map<Integer, TimerCommand> timers = new TreeMap<>();
    private final SmokeOrders orders;
    private long cursor;

    SmokeWorld(StrategyDescriptor descriptor) {
        this(descriptor, new SmokeOrders());
    }

    private SmokeWorld(StrategyDescriptor descriptor, SmokeOrders orders) {
        this.descriptor = descriptor;
        this.orders = orders;
        this.marketKinds = descriptor.capabilities().events().stream()
                .filter(SmokeMarket::makes)
                .toList();
        this.instrument = instrumentOf(descriptor.capabilities());
    }

    SmokeWorld copy() {
        var copy = new SmokeWorld(descriptor, orders.copy());
        copy.timers.putAll(timers);
        copy.cursor = cursor;
        return copy;
    }

    /// Turns that were begun.
    long cursor() {
        return cursor;
    }

    long nowNanos() {
        return BEGIN_NANOS + cursor * STEP_NANOS;
    }

    Instrument instrument() {
        return instrument;
    }

    /// Begins the next turn.
    SmokeStep next() {
        cursor++;
        var execution = orders.next(cursor, SmokeMarket.price(cursor));
        if (execution != null) {
            return event("execution " + execution.kind(), execution);
        }
        for (var timer : new ArrayList<>(timers.values())) {
            if (timer.dueTimeNanos() <= nowNanos()) {
                rearm(timer);
                return new SmokeStep.Timer(timer.timerId(), timer.dueTimeNanos());
            }
        }
        return hostOrMarketEvent();
    }

    /// Takes over what the strategy asked for.
    void apply(Decision.Decided decided) {
        for (var timer : decided.timers()) {
            if (timer.dueTimeNanos() == 0) {
                timers.remove(timer.timerId());
            } else if (timers.size() < TIMERS_MAX) {
                timers.put(timer.timerId(), timer);
            }
        }
        int ordinal = 0;
        for (var intent : decided.intents()) {
            orders.take(intent, cursor, ordinal++);
        }
    }

    private SmokeStep hostOrMarketEvent() {
        if (cursor % 37 == 0) {
            return event(
                    "risk",
                    new EventBody.Risk(
                            RiskKind.LIMIT_NEAR, ReasonCode.RSK_POSITION.number(), Decimal.of("9"), Decimal.of("10")));
        }
        if (cursor % 41 == 0) {
            return event("safety", new EventBody.Safety(SafetyState.NORMAL, SafetyState.SAFE_MODE, 0));
        }
        if (cursor % 43 == 0 && descriptor.capabilities().events().contains(EventKind.MANUAL_SIGNAL)) {
            return event("manual signal", new EventBody.ManualSignal(1, Decimal.ONE));
        }
        if (marketKinds.isEmpty()) {
            return event("risk", new EventBody.Risk(RiskKind.LIMIT_CHANGED, 0, null, Decimal.of("10")));
        }
        var kind = marketKinds.get((int) (cursor % marketKinds.size()));
        return event(kind.name().toLowerCase(Locale.ROOT), SmokeMarket.event(kind, cursor, nowNanos()));
    }

    private SmokeStep event(String name, EventBody body) {
        return new SmokeStep.Told(name, cursor, nowNanos(), body);
    }

    private void rearm(TimerCommand timer) {
        timers.remove(timer.timerId());
        if (timer.everyNanos() > 0) {
            long due = Math.max(nowNanos(), timer.dueTimeNanos()) + Math.max(timer.everyNanos(), STEP_NANOS);
            timers.put(timer.timerId(), new TimerCommand(timer.timerId(), due, timer.everyNanos()));
        }
    }

    private static Instrument instrumentOf(StrategyDescriptor.Capabilities capabilities) {
        return new Instrument(
                INSTRUMENT,
                named(capabilities.venues(), "smoke"),
                "spot",
                named(capabilities.symbols(), "BASE-QUOTE"),
                "BASE",
                "QUOTE",
                Decimal.of("0.01"),
                Decimal.of("0.00001"),
                Decimal.of("0.00001"),
                Decimal.of("1000000"),
                Decimal.of("0.01"));
    }

    private static String named(List<String> declared, String otherwise) {
        return declared.stream().filter(name -> !name.equals("*")).findFirst().orElse(otherwise);
    }
}
