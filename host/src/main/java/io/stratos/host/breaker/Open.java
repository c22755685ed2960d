package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;

/// The instance is held back.
///
/// @param rule what opened it
/// @param lastSignNanos when the last sign of that rule's kind came
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
    public BreakerState sign(Trigger trigger, long nowNanos) {
        return trigger == rule.trigger() ? new Open(rule, sinceNanos, nowNanos, trips) : this;
    }

    /// A stronger action takes over; a weaker one is already contained in what is done.
    @Override
    public BreakerState trip(BreakerRule confirmed, long nowNanos) {
        return confirmed.action().compareTo(rule.action()) > 0
                ? new Open(confirmed, nowNanos, nowNanos, trips)
                : sign(confirmed.trigger(), nowNanos);
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
