package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;
import org.jspecify.annotations.Nullable;

/// All is well.
public record Closed() implements BreakerState {
    @Override
    public String label() {
        return "closed";
    }

    @Override
    public Trading trading() {
        return Trading.OPEN;
    }

    @Override
    public @Nullable BreakerRule rule() {
        return null;
    }

    @Override
    public BreakerState trip(BreakerRule rule, long nowNanos) {
        return new Open(rule, nowNanos, nowNanos, 1);
    }
}
