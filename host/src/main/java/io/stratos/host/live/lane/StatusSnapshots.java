package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lifecycle.LimitUse;
import java.util.List;

/// Takes an instance's status as its lane sees it, for who watches from another thread. Its lane's thread.
final class StatusSnapshots {
    /// Turns between two looks at what was used: that only grows, and a look is a list.
    private static final int USES_EVERY = 64;

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private List<LimitUse> uses = List.of();

    StatusSnapshots(InstanceSetting parts, StrategyInstance strategy) {
        this.parts = parts;
        this.strategy = strategy;
    }

    InstanceStatus take(Phase phase, HealthState health, ReasonCode reason, boolean isCommitted) {
        if (uses.isEmpty() || strategy.cursor() % USES_EVERY == 0 || phase != Phase.TRADING) {
            uses = strategy.health().uses();
        }
        var descriptor = parts.spec().descriptor();
        return new InstanceStatus(
                parts.spec().id(),
                descriptor.capabilities().lane(),
                descriptor.runtimeKind(),
                strategy.isolation(),
                descriptor.strategyVersion(),
                phase,
                health,
                reason,
                parts.link().view().safety(),
                strategy.cursor(),
                parts.link().executions().size(),
                parts.market().conflated(),
                isCommitted,
                uses);
    }
}
