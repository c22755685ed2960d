package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;

/// On probation: it trades, and one sign of the same trouble opens the breaker again.
///
/// @param rule what opened it
/// @param trips how often in a row it opened, from 1
public record HalfOpen(BreakerRule rule, long untilNanos, int trips) implements BreakerState {
    private static final int TRIPS_MAX = 1_000;

    @Override
    public String label() {
        return "half_open";
    }

    @Override
    public Trading trading() {
        return Trading.OPEN;
    }

    @Override
    public BreakerState sign(Trigger trigger, long nowNanos) {
        return trigger == rule.trigger() ? again(rule, nowNanos) : this;
    }

    @Override
    public BreakerState trip(BreakerRule confirmed, long nowNanos) {
        return again(confirmed, nowNanos);
    }

    @Override
    public BreakerState at(long nowNanos) {
        return nowNanos < untilNanos ? this : new Closed();
    }

    @Override
    public long dueNanos() {
        return untilNanos;
    }

    private BreakerState again(BreakerRule confirmed, long nowNanos) {
        return new Open(confirmed, nowNanos, nowNanos, Math.min(trips + 1, TRIPS_MAX));
    }
}
