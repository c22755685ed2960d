package io.stratos.host.breaker;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The circuit breaker of one instance (SPEC M-25): counts signs of trouble by rule, and holds the instance back.
///
/// Pure: time is handed in and is `turn.now`, so that a replay trips at the same turn. Held by the instance's lane.
public final class Breaker {
    /// Transitions kept for people; the journal has all of them.
    public static final int HISTORY_MAX = 100;

    private final List<Signs> signs;
    private final ArrayDeque<Transition> history = new ArrayDeque<>();
    private BreakerState state;

    /// A breaker that stands where a restart found it, see [BreakerRow]; a new one is closed.
    public Breaker(List<BreakerRule> rules, BreakerState from) {
        signs = rules.stream().map(Signs::new).toList();
        state = from;
    }

    /// Counts one sign; the strongest rule that it confirms decides.
    public Optional<Transition> sign(Trigger trigger, long nowNanos) {
        var next = state.sign(trigger, nowNanos);
        for (var counted : signs) {
            if (counted.rule().trigger() == trigger && counted.count(nowNanos)) {
                next = next.trip(counted.rule(), nowNanos);
            }
        }
        return moveTo(next, trigger.code(), nowNanos);
    }

    /// Lets time pass; asked at [#dueNanos] at the latest.
    public Optional<Transition> tick(long nowNanos) {
        var next = state.at(nowNanos);
        var rule = next.rule();
        return moveTo(next, rule == null ? ReasonCode.OK : rule.trigger().code(), nowNanos);
    }

    public long dueNanos() {
        return state.dueNanos();
    }

    /// Closes it by hand, live; what was counted is forgotten.
    ///
    /// @param actor who, from the caller's token
    /// @param note why; mandatory
    public Transition reset(String actor, String note, long nowNanos) {
        if (actor.isBlank() || note.isBlank()) {
            throw new IllegalArgumentException("Condition failed: a reset has an actor and a reason");
        }
        signs.forEach(Signs::forget);
        var reset = new Transition(nowNanos, state, new Closed(), ReasonCode.OK, actor, note);
        state = reset.to();
        keep(reset);
        return reset;
    }

    /// Where it stands.
    public BreakerState state() {
        return state;
    }

    /// The last transitions, oldest first.
    public List<Transition> history() {
        return List.copyOf(history);
    }

    /// How the gate holds the instance back because of this.
    public GateMode mode() {
        var trading = state.trading();
        var rule = state.rule();
        return rule == null || trading == GateMode.Trading.OPEN
                ? GateMode.OPEN
                : new GateMode(trading, false, 100, rule.trigger().code());
    }

    private Optional<Transition> moveTo(BreakerState next, ReasonCode reason, long nowNanos) {
        var before = state;
        state = next;
        if (isSameForPeople(before, next)) {
            return Optional.empty();
        }
        if (next instanceof Closed) {
            signs.forEach(Signs::forget);
        }
        var transition = new Transition(nowNanos, before, next, reason, Transition.ITSELF, "");
        keep(transition);
        return Optional.of(transition);
    }

    /// More signs change when it recovers, not where it stands.
    private static boolean isSameForPeople(BreakerState before, BreakerState next) {
        return before.equals(next)
                || (before instanceof Open was
                        && next instanceof Open is
                        && was.rule().equals(is.rule()));
    }

    private void keep(Transition transition) {
        if (history.size() == HISTORY_MAX) {
            history.removeFirst();
        }
        history.addLast(transition);
    }
}
