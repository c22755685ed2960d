package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.lifecycle.LimitUse;
import io.stratos.host.run.RunResult;
import io.stratos.host.run.RunResult.InstanceResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run's result as CLI.md promises it to tools (`stratos.run/1`), and as a person reads it.
final class RunDocument {
    private RunDocument() {}

    static Map<String, @Nullable Object> of(RunResult result) {
        var tape = Json.object();
        tape.put("name", result.tapeName());
        tape.put("events", result.tapeEvents());
        tape.put("sha256", result.tapeSha256());
        var document = Json.object();
        document.put("schema", "stratos.run/1");
        document.put("tape", tape);
        document.put(
                "instances",
                result.instances().stream().map(RunDocument::instance).toList());
        document.put("seconds", rounded(result.seconds(), 3));
        document.put("events_per_second", Math.round(result.eventsPerSecond()));
        document.put("audit_head", result.head().hash());
        document.put("audit_records", result.head().seq());
        return document;
    }

    private static Map<String, @Nullable Object> instance(InstanceResult instance) {
        var document = Json.object();
        document.put("instance", instance.instance());
        document.put("strategy_id", instance.strategyId());
        document.put("strategy_version", instance.strategyVersion());
        document.put("runtime_kind", instance.runtimeKind());
        document.put("isolation", instance.isolation());
        document.put("events", instance.events());
        document.put("intents", instance.intents());
        document.put("denied", denied(instance));
        document.put("fills", instance.fills());
        document.put("realized_pnl", plain(instance.realizedPnl()));
        document.put("fees", plain(instance.fees()));
        document.put("final_equity", plain(instance.finalEquity()));
        document.put("positions", positions(instance));
        document.put("intents_digest", instance.intentsDigest());
        document.put("fuel_used", instance.fuelUsed());
        document.put("latency_ns", latency(instance));
        document.put("memory_bytes", instance.memoryBytesMax());
        document.put("usage", usage(instance));
        document.put("faults", instance.faults());
        document.put("skipped", instance.skipped());
        document.put("health", instance.health());
        document.put("reason_code", instance.reason().name());
        document.put("resumed_from_cursor", instance.resumedFromCursor());
        return document;
    }

    private static Map<String, @Nullable Object> denied(InstanceResult instance) {
        var document = Json.object();
        instance.denied().forEach((ReasonCode code, Long count) -> document.put(code.name(), count));
        return document;
    }

    private static Map<String, @Nullable Object> usage(InstanceResult instance) {
        var document = Json.object();
        for (var use : instance.usage()) {
            var one = Json.object();
            one.put("most", use.most());
            one.put("limit", use.isLimited() ? use.allowed() : null);
            one.put("percent", use.isLimited() ? use.percent() : null);
            one.put("measured", use.isMeasured());
            document.put(use.limit().text(), one);
        }
        return document;
    }

    /// What was used at all, the hungriest first.
    private static String usageLine(InstanceResult instance) {
        return instance.usage().stream()
                .filter(use -> use.isLimited() && use.most() > 0)
                .sorted(Comparator.comparingLong(LimitUse::percent).reversed())
                .map(use -> use.limit().text() + " " + use.percent() + " %")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, @Nullable Object> positions(InstanceResult instance) {
        var document = Json.object();
        instance.positions().forEach((symbol, qty) -> document.put(symbol, plain(qty)));
        return document;
    }

    private static Map<String, @Nullable Object> latency(InstanceResult instance) {
        var document = Json.object();
        document.put("p50", instance.latencyP50Nanos());
        document.put("p99", instance.latencyP99Nanos());
        document.put("max", instance.latencyMaxNanos());
        return document;
    }

    /// The result for a person.
    static void print(RunResult result, Consumer<String> line) {
        line.accept("tape        " + result.tapeName() + ", " + result.tapeEvents() + " events");
        for (var instance : result.instances()) {
            line.accept("");
            line.accept("instance    " + instance.instance() + "  " + instance.strategyVersion() + "  "
                    + instance.runtimeKind() + "  " + instance.isolation());
            line.accept("health      " + instance.health() + " " + instance.reason());
            if (instance.resumedFromCursor() > 0) {
                line.accept("resumed     from turn " + instance.resumedFromCursor());
            }
            line.accept("turns       " + instance.events() + ", faults " + instance.faults() + skipped(instance));
            line.accept("intents     " + instance.intents());
            line.accept("denied      " + instance.denied());
            line.accept("fills       " + instance.fills() + ", fees " + plain(instance.fees()));
            line.accept("realized    " + plain(instance.realizedPnl()));
            line.accept("equity      " + plain(instance.finalEquity()));
            line.accept("positions   " + instance.positions());
            line.accept("callback    p50 " + instance.latencyP50Nanos() + " ns, p99 " + instance.latencyP99Nanos()
                    + " ns, max " + instance.latencyMaxNanos() + " ns, memory " + instance.memoryBytesMax() + " B");
            line.accept("usage       " + usageLine(instance));
            line.accept("digest      " + instance.intentsDigest());
        }
        line.accept("");
        line.accept("speed       " + rounded(result.eventsPerSecond(), 0) + " events/s in "
                + rounded(result.seconds(), 3) + " s (warm-up included)");
        line.accept("audit head  " + result.head().hash() + " at record "
                + result.head().seq());
    }

    private static String skipped(InstanceResult instance) {
        return instance.skipped() == 0 ? "" : ", " + instance.skipped() + " events passed while it was rebuilt";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
