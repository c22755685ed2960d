package io.stratos.host.run;

import io.stratos.execution.positions.PositionView;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.run.RunResult.InstanceResult;
import io.stratos.state.LedgerHead;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Sums a run up.
final class RunResults {
    private RunResults() {}

    static RunResult of(
            RunPlan plan,
            LedgerHead head,
            List<SimulationAssembly.Assembled> instances,
            long deliveredNow,
            double seconds) {
        var results = instances.stream().map(assembled -> of(plan, assembled)).toList();
        double rate = seconds > 0 ? deliveredNow / seconds : 0;
        return new RunResult(
                plan.tape().name(), plan.tape().count(), plan.tape().sha256(), results, seconds, rate, head);
    }

    private static InstanceResult of(RunPlan plan, SimulationAssembly.Assembled assembled) {
        var instance = assembled.instance();
        var strategy = instance.strategy();
        var id = strategy.spec().id();
        var statistics = strategy.statistics();
        var held = instance.account().positions(id);
        var quote = strategy.spec().instruments().getFirst().quoteAsset();
        var profit = instance.account().equity(id, quote, instance::lastPrice);
        var meter = assembled.meter();
        return new InstanceResult(
                id.toString(),
                id.strategy(),
                strategy.spec().descriptor().strategyVersion(),
                strategy.spec().descriptor().runtimeKind().name().toLowerCase(Locale.ROOT),
                strategy.isolation(),
                statistics.events(),
                statistics.intents(),
                statistics.denied(),
                held.stream().mapToLong(PositionView::fills).sum(),
                held.stream().map(PositionView::realized).reduce(BigDecimal.ZERO, BigDecimal::add),
                held.stream().map(PositionView::fees).reduce(BigDecimal.ZERO, BigDecimal::add),
                plan.venue().equity().add(profit),
                positions(strategy.spec().instruments(), held),
                strategy.intentsDigest(),
                statistics.fuel(),
                meter.p50(),
                meter.p99(),
                meter.max(),
                meter.memoryBytesMax(),
                statistics.faults(),
                strategy.health().state(),
                strategy.health().reason(),
                isRefused(strategy),
                instance.skipped(),
                strategy.health().uses(),
                resumedFrom(assembled.recovery()));
    }

    private static boolean isRefused(StrategyInstance strategy) {
        return strategy.health().isHalted()
                && switch (strategy.health().reason()) {
                    case STA_REPLAY_DIVERGED, STA_DELIVERY_GAP -> true;
                    default -> strategy.cursor() == 0;
                };
    }

    private static long resumedFrom(Recovery.Outcome recovery) {
        return switch (recovery) {
            case Recovery.Outcome.Resumed resumed -> resumed.position().cursor();
            case Recovery.Outcome.AtRest atRest -> atRest.position().cursor();
            case Recovery.Outcome.Fresh _, Recovery.Outcome.Refused _ -> 0;
        };
    }

    private static Map<String, BigDecimal> positions(
            List<io.stratos.abi.model.Instrument> instruments, List<PositionView> held) {
        var named = new TreeMap<String, BigDecimal>();
        for (var position : held) {
            for (var instrument : instruments) {
                if (instrument.id() == position.instrument()) {
                    named.put(instrument.symbol(), position.qty().toBigDecimal());
                }
            }
        }
        return named;
    }
}
