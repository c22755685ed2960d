package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lifecycle.LimitUse;
import java.util.List;

/// How an instance is, and why; and what those see of it who watch from another thread. Its lane's thread,
/// but for [#status].
final class Standing {
    /// Turns between two looks at what was used: that only grows, and a look is a list.
    private static final int USES_EVERY = 64;

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private HealthState health = HealthState.HEALTHY;
    private ReasonCode reason = ReasonCode.OK;
    private ReasonCode inputReason = ReasonCode.OK;
    private ReasonCode suspended = ReasonCode.OK;
    private List<LimitUse> uses = List.of();
    private volatile InstanceStatus status;

    Standing(InstanceSetting parts, StrategyInstance strategy) {
        this.parts = parts;
        this.strategy = strategy;
        status = look(Phase.STARTING, true);
    }

    HealthState health() {
        return health;
    }

    ReasonCode reason() {
        return reason;
    }

    /// As an earlier process left it.
    void restore(LiveShell shell) {
        is(shell.health(), shell.reason());
        inputReason = Steering.gives(reason) ? reason : ReasonCode.OK;
    }

    /// What steers it degrades it as standard (bad input, missed objectives), and ends when that ends.
    ///
    /// @param why it is held back, `OK` if it is not
    void hears(ReasonCode why) {
        if (why != inputReason) {
            boolean _ = recover(inputReason);
            inputReason = why;
        }
        if (why != ReasonCode.OK) {
            degrade(why);
        }
    }

    /// Its objectives halt it for a while, `OK` if they do not: it shows as halted, and is not.
    void suspend(ReasonCode why) {
        suspended = why;
    }

    /// What presses on it from behind: a ledger that has no place for its turns, or more executions than
    /// its queue holds. Nothing is lost by either.
    ///
    /// @return whether its health changed
    boolean presses(boolean isRefused, boolean isBehind) {
        boolean hasChanged = passes(ReasonCode.LEDGER_BACKPRESSURE, isRefused);
        return passes(ReasonCode.RES_QUEUE, isBehind) || hasChanged;
    }

    private boolean passes(ReasonCode why, boolean holds) {
        if (!holds) {
            return recover(why);
        }
        boolean wasHealthy = health == HealthState.HEALTHY;
        degrade(why);
        return wasHealthy;
    }

    void is(HealthState newHealth, ReasonCode why) {
        health = newHealth;
        reason = why;
    }

    /// Makes it degraded, unless it is worse or was degraded for something else before.
    void degrade(ReasonCode why) {
        if (health == HealthState.HEALTHY) {
            is(HealthState.DEGRADED, why);
        }
    }

    /// Makes it healthy again where only that had degraded it.
    ///
    /// @return whether it had
    boolean recover(ReasonCode from) {
        if (health != HealthState.DEGRADED || reason != from) {
            return false;
        }
        is(HealthState.HEALTHY, ReasonCode.OK);
        return true;
    }

    /// As of the last look. Any thread.
    InstanceStatus status() {
        return status;
    }

    /// Whether it is at rest and all that it did is committed. Any thread.
    boolean isStopped() {
        var seen = status;
        return seen.phase() == Phase.AT_REST && seen.isCommitted();
    }

    void tell(Phase phase, boolean isCommitted) {
        status = look(phase, isCommitted);
    }

    private InstanceStatus look(Phase phase, boolean isCommitted) {
        if (uses.isEmpty() || strategy.cursor() % USES_EVERY == 0 || phase != Phase.TRADING) {
            uses = strategy.health().uses();
        }
        var descriptor = parts.spec().descriptor();
        boolean isSuspended = suspended != ReasonCode.OK && phase != Phase.AT_REST;
        return new InstanceStatus(
                parts.spec().id(),
                descriptor.capabilities().lane(),
                descriptor.runtimeKind(),
                strategy.isolation(),
                descriptor.strategyVersion(),
                phase,
                isSuspended ? HealthState.HALTED : health,
                isSuspended ? suspended : reason,
                parts.link().view().safety(),
                strategy.cursor(),
                parts.link().executions().size(),
                parts.market().conflated(),
                isCommitted,
                uses);
    }
}
