package io.stratos.host.run;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lifecycle.LimitUse;
import io.stratos.state.LedgerHead;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What a backtest came to.
///
/// @param seconds from the first turn to the last commit, warm-up included, build and start-up left out
/// @param eventsPerSecond tape records given to strategies in this process, by `seconds`
public record RunResult(
        String tapeName,
        long tapeEvents,
        String tapeSha256,
        List<InstanceResult> instances,
        double seconds,
        double eventsPerSecond,
        LedgerHead head) {

    public RunResult {
        instances = List.copyOf(instances);
    }

    /// Whether every instance started, and did the same again where it was resumed or rebuilt. An instance
    /// that was halted for what it did later takes nothing from that.
    public boolean isWhole() {
        return instances.stream().noneMatch(InstanceResult::isRefused);
    }

    /// One instance.
    ///
    /// @param isolation level that its sandbox reached last, `L0` to `L3`; empty if it never ran in this
    ///     process
    /// @param events turns that were decided
    /// @param isRefused whether it was halted before its first turn, or because what it did could not be
    ///     shown again from the record
    /// @param skipped tape records that passed while it was waiting to be rebuilt after a fault
    /// @param usage the most it used of each limit
    /// @param resumedFromCursor applied cursor found at start, 0 = fresh
    public record InstanceResult(
            String instance,
            String strategyId,
            String strategyVersion,
            String runtimeKind,
            String isolation,
            long events,
            Map<String, Long> intents,
            Map<ReasonCode, Long> denied,
            long fills,
            BigDecimal realizedPnl,
            BigDecimal fees,
            BigDecimal finalEquity,
            Map<String, BigDecimal> positions,
            String intentsDigest,
            long fuelUsed,
            long latencyP50Nanos,
            long latencyP99Nanos,
            long latencyMaxNanos,
            long memoryBytesMax,
            long faults,
            HealthState health,
            ReasonCode reason,
            boolean isRefused,
            long skipped,
            List<LimitUse> usage,
            long resumedFromCursor) {
        public InstanceResult {
            usage = List.copyOf(usage);
        }
    }
}
