package io.stratos.host.live.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.live.link.TurnEffect;
import java.util.List;

/// All that holds a live instance back or changes it while it runs: its breaker, the quality of its input, services
/// that are jammed. Its
/// lane's
/// thread, but for what its parts say otherwise.
final class Steering {
    private final LiveBreaker breaker;
    private final LiveQuality quality;
    private final ServiceBook services;

    Steering(InstanceSetting parts, StrategyInstance strategy) {
        breaker = new LiveBreaker(parts, strategy);
        quality = new LiveQuality(parts, strategy);
        services = new ServiceBook(parts, strategy);
        strategy.guard(this::mode);
    }

    LiveBreaker breaker() {
        return breaker;
    }

    /// What it asked of models and signals.
    ServiceBook services() {
        return services;
    }

    private GateMode mode(int instrument) {
        return services.mode().and(quality.mode(instrument));
    }

    /// An earlier process may have ended before the account heard of what is wanted of it.
    void enforce() {
        breaker.enforce();
    }

    /// Lets time pass, and does what operators asked for. Never while a turn is half done.
    ///
    /// @return whether something moved
    boolean work(long nowNanos) {
        boolean hasMoved = breaker.work(nowNanos);
        return quality.look(nowNanos) || hasMoved;
    }

    /// Answers operators while the instance is at rest.
    void refuse() {
        breaker.refuse();
    }

    /// A turn begins, before its input is written.
    void begins(long nowNanos) {
        boolean _ = quality.look(nowNanos);
    }

    /// A turn begins with an event.
    void delivered(Event event, long nowNanos) {
        breaker.delivered(event);
        quality.delivered(event, nowNanos);
    }

    /// A turn is decided.
    ///
    /// @param wallNanos how long it took, 0 where nobody measures
    void decided(TurnOutcome outcome, long wallNanos) {
        breaker.decided(outcome, wallNanos);
    }

    /// Counts the signs of the turn that was just decided; what follows for the account is put behind what it wanted.
    void settle(List<TurnEffect> wanted, long nowNanos) {
        breaker.settle(wanted, nowNanos);
    }

    /// Keeps where everything stands with the turns of a group.
    void endGroup() {
        quality.endGroup();
        services.keep();
    }

    /// Why it is held back by what it hears, `OK` if it is not.
    ReasonCode reason() {
        return quality.reason();
    }
}
