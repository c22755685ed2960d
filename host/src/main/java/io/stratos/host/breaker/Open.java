package io.stratos.host.breaker;

import io.stratos.gate.GateMode.Trading;

/// The instance is held back.
///
/// @param rule what it does and how it comes back; what opened it, unless two rules are confirmed, see [#trip]
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
    public Open sign(Trigger trigger, long nowNanos) {
        return trigger == rule.trigger() ? new Open(rule, sinceNanos, nowNanos, trips) : this;
    }

    /// The stronger action holds, and the stricter way back, whichever of the two rules brings it: where
    /// one of them waits for an operator, nothing else ends it; of two times the later one does.
    @Override
    public BreakerState trip(BreakerRule confirmed, long nowNanos) {
        var goesOn = sign(confirmed.trigger(), nowNanos);
        if (confirmed.equals(rule)) {
            return goesOn;
        }
        var other = new Open(confirmed, nowNanos, nowNanos, trips);
        boolean isStronger = confirmed.action().compareTo(rule.action()) > 0;
        if (other.dueNanos() > goesOn.dueNanos()) {
            return isStronger ? other : other.doing(rule);
        }
        return isStronger ? goesOn.doing(confirmed) : goesOn;
    }

    /// What that rule does, until this one's way back is over.
    private Open doing(BreakerRule stronger) {
        return new Open(stronger.recovering(rule.recovery()), sinceNanos, lastSignNanos, trips);
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
