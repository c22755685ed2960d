package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;
import org.jspecify.annotations.Nullable;

/// Where a breaker stands. Immutable; each method gives the next state, by default the same.
public sealed interface BreakerState permits Closed, Open, HalfOpen {

    /// Never due.
    long NEVER = Long.MAX_VALUE;

    /// `closed`, `open` or `half_open`.
    String label();

    /// What the gate lets through.
    Trading trading();

    /// The rule that opened it; null while closed.
    @Nullable
    BreakerRule rule();

    /// A sign came that confirms no rule.
    default BreakerState sign(Trigger trigger, long nowNanos) {
        return this;
    }

    /// A rule is confirmed.
    default BreakerState trip(BreakerRule rule, long nowNanos) {
        return this;
    }

    /// Time has passed.
    default BreakerState at(long nowNanos) {
        return this;
    }

    /// When [#at] has to be asked again.
    default long dueNanos() {
        return NEVER;
    }
}
