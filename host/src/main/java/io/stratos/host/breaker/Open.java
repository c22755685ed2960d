package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;

/// The instance is held back.
///
/// @param rule what it does and how it comes back; what opened it, unless two rules are confirmed, see [#trip]
/// @param sinceNanos from when its cooldown counts: when it opened, or later where a weaker rule ends later
/// @param lastSignNanos when the last sign of that rule's kind came, or later for the same reason
/// @param trips how often in a row it opened without having been closed between, from 1
public record Open(BreakerRule rule, long sinceNanos, long lastSignNanos, int trips) implements BreakerState {
    @Override
    public String label() {
        return "open";
    }

    @Override
    public Trading trading() {
        return rule.action().trading();
    }

    @Override
    public Open sign(Trigger trigger, long nowNanos) {
        return trigger == rule.trigger() ? new Open(rule, sinceNanos, Math.max(lastSignNanos, nowNanos), trips) : this;
    }

    /// The stronger action holds with its own way back, probation included, but no sooner than the weaker one
    /// would end; and where one of them waits for an operator, nothing else ends it.
    @Override
    public BreakerState trip(BreakerRule confirmed, long nowNanos) {
        var goesOn = sign(confirmed.trigger(), nowNanos);
        if (confirmed.equals(rule)) {
            return goesOn;
        }
        var other = new Open(confirmed, nowNanos, nowNanos, trips);
        boolean isStronger = confirmed.action().compareTo(rule.action()) > 0;
        return isStronger ? other.notBefore(goesOn) : goesOn.notBefore(other);
    }

    /// The same, but it ends no sooner than a weaker one.
    private Open notBefore(Open weaker) {
        long later = weaker.dueNanos() - dueNanos();
        if (later <= 0) {
            return this;
        }
        return switch (rule.recovery()) {
            case Recovery.Manual _ -> this;
            case Recovery.Cooldown _
            when weaker.dueNanos() < NEVER -> new Open(rule, sinceNanos + later, lastSignNanos, trips);
            case Recovery.WhenQuiet _
            when weaker.dueNanos() < NEVER -> new Open(rule, sinceNanos, lastSignNanos + later, trips);
            case Recovery.Cooldown _, Recovery.WhenQuiet _ ->
                new Open(rule.recovering(new Recovery.Manual()), sinceNanos, lastSignNanos, trips);
        };
    }

    @Override
    public BreakerState at(long nowNanos) {
        return nowNanos < dueNanos() ? this : new HalfOpen(rule, nowNanos + probationNanos(), trips);
    }

    @Override
    public long dueNanos() {
        return switch (rule.recovery()) {
            case Recovery.Manual() -> NEVER;
            case Recovery.Cooldown cooldown -> sinceNanos + cooldown.nanosOf(trips);
            case Recovery.WhenQuiet quiet -> lastSignNanos + quiet.nanos();
        };
    }

    private long probationNanos() {
        return switch (rule.recovery()) {
            case Recovery.Manual() -> throw new IllegalStateException("Invariant: no probation without recovery");
            case Recovery.Cooldown cooldown -> cooldown.probationNanos();
            case Recovery.WhenQuiet quiet -> quiet.probationNanos();
        };
    }
}
