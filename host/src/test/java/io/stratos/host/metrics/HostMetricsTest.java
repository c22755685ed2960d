package io.stratos.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.measure.InstanceMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-30")
class HostMetricsTest {
    private static final long MILLI = 1_000_000L;
    private static final int MANY = 1_000;

    /// Series of one instance that emits every type and failed in three ways: histogram (bounds, +Inf, count, sum),
    /// timeouts, faults, intents, checkpoint, restore, queue, health, conflated, breaker.
    private static final int SERIES_EACH = Latencies.BUCKETS_MAX + 3 + 1 + 3 + 7 + 6;

    private long now = 1_000 * MILLI;

    private static InstanceId id(int number) {
        return new InstanceId("bot" + number, "ema-cross", "btc");
    }

    @Test
    void anEventIsMeasuredFromItsReceiptAndStandsInTheBucketOfItsLatency() {
        try (var metrics = new HostMetrics(() -> now)) {
            var figures = metrics.instance(id(1), Lane.LL);
            turn(figures, 2 * MILLI);
            turn(figures, 30 * MILLI);

            var labels = "{instance=\"bot1/ema-cross/btc\",lane=\"ll\",strategy=\"ema-cross\"";
            assertThat(lines(metrics))
                    .contains("strategy_event_latency_ms_bucket" + labels + ",le=\"1.0\"} 0")
                    .contains("strategy_event_latency_ms_bucket" + labels + ",le=\"2.5\"} 1")
                    .contains("strategy_event_latency_ms_bucket" + labels + ",le=\"50.0\"} 2")
                    .contains("strategy_event_latency_ms_bucket" + labels + ",le=\"+Inf\"} 2")
                    .contains("strategy_event_latency_ms_sum" + labels + "} 32.0");
        }
    }

    private void turn(InstanceMetrics figures, long latency) {
        long received = now;
        now += latency;
        figures.faulted(ReasonCode.RES_FUEL);
        figures.settled(received);
    }

    @Test
    void whatWasCollectedOnceIsNotCountedTwice() {
        try (var metrics = new HostMetrics(() -> now)) {
            turn(metrics.instance(id(1), Lane.LL), MILLI);
            var first = count(metrics);
            assertThat(count(metrics)).isEqualTo(first).isEqualTo(List.of("1"));
        }
    }

    private static List<String> count(HostMetrics metrics) {
        return lines(metrics).stream()
                .filter(line -> line.startsWith("strategy_event_latency_ms_count"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    @Tag("X-8")
    void everyMetricOfTheListIsExportedUnderItsExactNameWithItsLabels() {
        try (var metrics = FullHost.metrics(1)) {
            var lines = lines(metrics);
            for (var metric : Metric.values()) {
                var name = metric.kind() == Metric.Kind.HISTOGRAM ? metric.exported() + "_count" : metric.exported();
                var series = lines.stream()
                        .filter(line -> line.startsWith(name + "{"))
                        .findFirst();
                assertThat(series).as(name).isPresent();
                assertThat(labelsOf(series.get())).as(name).isEqualTo(Set.copyOf(metric.labels()));
            }
        }
    }

    private static Set<String> labelsOf(String line) {
        var labels = line.substring(line.indexOf('{') + 1, line.indexOf('}'));
        return Arrays.stream(labels.split(",", -1))
                .map(label -> label.substring(0, label.indexOf('=')))
                .collect(Collectors.toSet());
    }

    @Test
    void namesOfTheSpecificationStandInTheListLetterByLetter() {
        assertThat(Arrays.stream(Metric.values()).map(metric -> metric.exported() + metric.labels()))
                .contains(
                        "strategy_event_latency_ms[strategy, instance, lane]",
                        "strategy_queue_depth[strategy, instance, lane]",
                        "strategy_timeout_total[strategy, instance]",
                        "strategy_fault_total[strategy, instance, kind]",
                        "intent_emitted_total[strategy, instance, type]",
                        "state_checkpoint_bytes[strategy, instance]",
                        "state_restore_time_ms[strategy, instance]",
                        "health_state[strategy, instance, reason_code]");
        assertThat(Arrays.stream(Metric.values()).map(Metric::exported))
                .contains(
                        "intent_received_total",
                        "orders_sent_total",
                        "orders_acked_total",
                        "rejects_total",
                        "cancel_requested_total",
                        "cancel_failed_total",
                        "fills_total",
                        "fill_latency_ms",
                        "reconciliation_runs_total",
                        "reconciliation_diverged_total",
                        "external_orders_detected_total",
                        "end_to_end_order_latency_ms",
                        "error_total",
                        "safety_mode_state");
    }

    @Test
    @Tag("Z-7")
    void aThousandInstancesMakeABoundedNumberOfSeries() {
        try (var metrics = FullHost.metrics(MANY)) {
            var ours = Arrays.stream(Metric.values()).map(Metric::exported).toList();
            long series = lines(metrics).stream()
                    .filter(line -> ours.stream().anyMatch(line::startsWith) && line.contains("instance="))
                    .count();
            assertThat(series).isPositive().isLessThanOrEqualTo((long) MANY * SERIES_EACH);
        }
    }

    @Test
    void stateIsANumberWithItsReason() {
        try (var metrics = FullHost.metrics(1)) {
            assertThat(lines(metrics))
                    .contains(
                            "health_state{instance=\"bot0/ema-cross/btc\",reason_code=\"RES_FUEL\",strategy=\"ema-cross\"}"
                                + " 1.0")
                    .contains("safety_mode_state{account=\"main\"} 2.0")
                    .contains("trading_halted{reason_code=\"OK\"} 0.0");
        }
    }

    @Test
    void theVirtualMachineIsMeasuredToo() {
        try (var metrics = FullHost.metrics(1)) {
            assertThat(lines(metrics)).anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
        }
    }

    private static List<String> lines(HostMetrics metrics) {
        return metrics.scrape().lines().toList();
    }
}
