package io.stratos.host.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;

/// The series of one scrape, put together family by family.
final class Families {
    private final Map<Metric, CounterSnapshot.Builder> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, GaugeSnapshot.Builder> gauges = new EnumMap<>(Metric.class);
    private final Map<Metric, HistogramSnapshot.Builder> histograms = new EnumMap<>(Metric.class);

    Families() {
        for (var metric : Metric.values()) {
            switch (metric.kind()) {
                case COUNTER ->
                    counters.put(
                            metric,
                            CounterSnapshot.builder().name(metric.family()).help(metric.help()));
                case GAUGE ->
                    gauges.put(
                            metric,
                            GaugeSnapshot.builder().name(metric.family()).help(metric.help()));
                case HISTOGRAM ->
                    histograms.put(
                            metric,
                            HistogramSnapshot.builder().name(metric.family()).help(metric.help()));
            }
        }
    }

    /// @param labels values in the order of the metric's labels
    void count(Metric metric, long value, String... labels) {
        of(counters, metric)
                .dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels(metric, labels))
                        .value((double) value)
                        .build());
    }

    /// @param labels values in the order of the metric's labels
    void gauge(Metric metric, double value, String... labels) {
        of(gauges, metric)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels(metric, labels))
                        .value(value)
                        .build());
    }

    /// @param labels values in the order of the metric's labels
    void histogram(Metric metric, Latencies latencies, String... labels) {
        of(histograms, metric)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(labels(metric, labels))
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(latencies.boundsMillis(), latencies.counts()))
                        .sum(latencies.sumMillis())
                        .build());
    }

    MetricSnapshots build() {
        var all = MetricSnapshots.builder();
        counters.values().forEach(family -> all.metricSnapshot(family.build()));
        gauges.values().forEach(family -> all.metricSnapshot(family.build()));
        histograms.values().forEach(family -> all.metricSnapshot(family.build()));
        return all.build();
    }

    private static <B> B of(Map<Metric, B> builders, Metric metric) {
        var builder = builders.get(metric);
        if (builder == null) {
            throw new IllegalStateException("Invariant: a series is of its metric's kind, got=" + metric);
        }
        return builder;
    }

    private static Labels labels(Metric metric, String... values) {
        return Labels.of(metric.labels().toArray(String[]::new), values);
    }
}
