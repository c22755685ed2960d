package io.stratos.host.report;

import io.stratos.abi.journal.Verdict;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.host.document.Json;
import io.stratos.host.report.Trail.Occurrence;
import io.stratos.host.run.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What an instance did and what it used: orders, intents, denials, latency, budgets, occurrences.
final class ActivityDocument {
    /// Rows of occurrences that a page shows; the rest is counted, the journal has them all.
    private static final int OCCURRENCES_MAX = 2_000;

    /// Of alerts, which the strategy makes, the page shows so many at each end: they must not hide what the host did.
    private static final int ALERTS_AT_EACH_END = 250;

    private ActivityDocument() {}

    static Map<String, @Nullable Object> orders(InstanceReport report) {
        var sent = report.trail().orders().stream()
                .filter(order -> !order.isDenied())
                .toList();
        var ends = new TreeMap<String, Long>();
        sent.forEach(order -> ends.merge(order.end().name(), 1L, Long::sum));
        var document = Json.object();
        document.put("sent", sent.size());
        document.put("with_fill", sent.stream().filter(OrderTrail::isFilled).count());
        document.put("ends", ends);
        document.put("live", sent.stream().filter(order -> isLive(order.end())).count());
        return document;
    }

    private static boolean isLive(Lifecycle end) {
        return !end.isTerminal();
    }

    static Map<String, @Nullable Object> intents(InstanceReport report) {
        var facts = report.facts();
        var kinds = new Spread(facts.fromNanos(), facts.toNanos());
        var denials = new Spread(facts.fromNanos(), facts.toNanos());
        var placed = new TreeMap<String, Long>();
        var verdicts = new TreeMap<String, Long>();
        for (var asked : report.trail().intents()) {
            kinds.count(asked.atNanos(), asked.kind());
            verdicts.merge(asked.verdict().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
            if (asked.verdict() == Verdict.DENIED) {
                denials.count(asked.atNanos(), asked.reason().name());
                placed.merge(asked.reason().name(), 1L, Long::sum);
            }
        }
        for (var denial : report.market().denials()) {
            denials.count(denial.atNanos(), denial.reason().name());
            placed.merge(denial.reason().name(), 1L, Long::sum);
        }
        var document = Json.object();
        document.put("bucket_ns", Long.toString(kinds.widthNanos()));
        document.put("buckets", Spread.BUCKETS);
        document.put("kinds", spread(kinds));
        document.put("denials", spread(denials));
        document.put("verdicts", verdicts);
        document.put("denied", denied(report, placed));
        return document;
    }

    /// The counted sums with what the reasons mean, and how many of each have a place in time.
    private static List<Map<String, @Nullable Object>> denied(InstanceReport report, Map<String, Long> placed) {
        var statistics = report.statistics();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        if (statistics == null) {
            return rows;
        }
        statistics.denied().forEach((ReasonCode code, Long count) -> {
            var row = Json.object();
            row.put("code", code.name());
            row.put("count", count);
            row.put("placed", placed.getOrDefault(code.name(), 0L));
            row.put("meaning", code.meaning());
            row.put("next_step", code.nextStep());
            rows.add(row);
        });
        return rows;
    }

    private static Map<String, @Nullable Object> spread(Spread spread) {
        var document = Json.object();
        spread.counts()
                .forEach((name, counts) ->
                        document.put(name, Arrays.stream(counts).boxed().toList()));
        return document;
    }

    static Map<String, @Nullable Object> latency(InstanceReport report) {
        var orders = report.trail().orders();
        var document = Json.object();
        document.put("acknowledge", distribution(orders, OrderTrail::isAcknowledged, OrderTrail::toAcknowledgeNanos));
        document.put("fill", distribution(orders, OrderTrail::isFilled, OrderTrail::toFillNanos));
        document.put("cancel", distribution(orders, OrderTrail::isCanceledOnRequest, OrderTrail::toCancelNanos));
        document.put(
                "callback", report.measured().map(ActivityDocument::measured).orElse(null));
        return document;
    }

    private static @Nullable Map<String, @Nullable Object> distribution(
            List<OrderTrail> orders, Predicate<OrderTrail> has, ToLongFunction<OrderTrail> duration) {
        var found = Distribution.of(
                orders.stream().filter(has).mapToLong(duration).boxed().toList());
        if (found == null) {
            return null;
        }
        var document = Json.object();
        document.put("count", found.count());
        document.put("p50", found.p50());
        document.put("p90", found.p90());
        document.put("p99", found.p99());
        document.put("max", found.max());
        document.put(
                "bins",
                found.bins().stream()
                        .map(bin -> List.of(bin.from(), bin.to(), bin.count()))
                        .toList());
        return document;
    }

    private static Map<String, @Nullable Object> measured(Measured measured) {
        var document = Json.object();
        document.put("count", measured.calls());
        document.put("p50", measured.p50Nanos());
        document.put("p90", measured.p90Nanos());
        document.put("p99", measured.p99Nanos());
        document.put("p999", measured.p999Nanos());
        document.put("max", measured.maxNanos());
        document.put("fuel_max", measured.fuelMax());
        document.put("memory_max", measured.memoryBytesMax());
        document.put("output_max", measured.outputBytesMax());
        document.put(
                "bins",
                measured.bins().stream()
                        .map(bin -> List.of(bin.fromNanos(), bin.toNanos(), bin.calls()))
                        .toList());
        return document;
    }

    static Map<String, @Nullable Object> budget(InstanceReport report) {
        var statistics = report.statistics();
        var document = Json.object();
        document.put("callbacks", report.market().callbacks());
        document.put("events", statistics == null ? 0L : statistics.events());
        document.put("faults", statistics == null ? 0L : statistics.faults());
        document.put("fuel", statistics == null ? 0L : statistics.fuel());
        document.put("intents_per_event_max", report.trail().intentsPerEventMax());
        document.put("intents_per_second_max", report.trail().intentsPerSecondMax());
        document.put("intents", report.trail().intents().size());
        document.put("limits", new TreeMap<>(report.facts().budgets()));
        return document;
    }

    private static List<Occurrence> shown(List<Occurrence> all) {
        long alerts = all.stream().filter(ActivityDocument::isAlert).count();
        var shown = new ArrayList<Occurrence>();
        long seen = 0;
        for (var occurrence : all) {
            boolean alert = isAlert(occurrence);
            seen += alert ? 1 : 0;
            if (!alert || seen <= ALERTS_AT_EACH_END || seen > alerts - ALERTS_AT_EACH_END) {
                shown.add(occurrence);
            }
        }
        return shown;
    }

    private static boolean isAlert(Occurrence occurrence) {
        return occurrence.kind().equals(Occurrence.ALERT);
    }

    static Map<String, @Nullable Object> occurrences(InstanceReport report) {
        var all = report.trail().occurrences();
        var document = Json.object();
        document.put("count", all.size());
        document.put(
                "rows",
                shown(all).stream()
                        .limit(OCCURRENCES_MAX)
                        .map(occurrence -> List.of(
                                Long.toString(
                                        occurrence.atNanos() - report.facts().fromNanos()),
                                occurrence.kind(),
                                occurrence.what(),
                                occurrence.detail()))
                        .toList());
        return document;
    }
}
