package io.stratos.host.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.Closed;
import io.stratos.host.breaker.HalfOpen;
import io.stratos.host.breaker.Open;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.BreakerView;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.ObjectiveView;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.AccountMetrics.Count;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.world.WallClock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All figures of a host, and of the virtual machine it runs on.
///
/// Places for figures are handed out while the host is put together. After that the threads that do the
/// work only write into theirs; nothing is collected before somebody asks.
public final class HostMetrics implements LiveMetrics, AutoCloseable {
    private static final double MILLI_NANOS = 1e6;

    private final WallClock clock;
    private final Map<InstanceId, InstanceFigures> instances = new LinkedHashMap<>();
    private final Map<AccountId, AccountFigures> accounts = new LinkedHashMap<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private volatile @Nullable Standing standing;

    /// @param clock that never goes back, the one by which events are received
    public HostMetrics(WallClock clock) {
        this.clock = clock;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        pauses.bindTo(registry);
        MultiCollector ours = this::collect;
        registry.getPrometheusRegistry().register(ours);
    }

    @Override
    public InstanceMetrics instance(InstanceId id, Lane lane) {
        var figures = new InstanceFigures(id, lane, clock);
        instances.put(id, figures);
        return figures;
    }

    @Override
    public AccountMetrics account(AccountId id) {
        var figures = new AccountFigures(id);
        accounts.put(id, figures);
        return figures;
    }

    /// From now on the host's own standing is exported as well.
    public void watch(Standing host) {
        standing = host;
    }

    /// The text that Prometheus reads.
    public String scrape() {
        return registry.scrape();
    }

    /// How long events of an instance took since somebody last looked.
    public synchronized Timing timing(InstanceId id) {
        var figures = instances.get(id);
        if (figures == null) {
            return Timing.NONE;
        }
        figures.latencies.collect();
        return figures.latencies.timing();
    }

    private synchronized MetricSnapshots collect() {
        var families = new Families();
        instances.values().forEach(figures -> put(families, figures));
        accounts.values().forEach(figures -> put(families, figures));
        var host = standing;
        if (host != null) {
            host.instances().forEach(status -> {
                put(families, status);
                host.breaker(status.instance()).ifPresent(view -> put(families, status.instance(), view));
                host.objective(status.instance()).ifPresent(view -> put(families, status.instance(), view));
            });
            host.accounts().forEach(status -> put(families, status));
            var halted = host.halted();
            families.gauge(Metric.HALTED, halted == ReasonCode.OK ? 0 : 1, halted.name());
        }
        return families.build();
    }

    private static void put(Families families, InstanceFigures figures) {
        var strategy = figures.id.strategy();
        var id = figures.id.toString();
        figures.latencies.collect();
        families.histogram(Metric.EVENT_LATENCY, figures.latencies, strategy, id, word(figures.lane));
        var timeouts = figures.faults.get(ReasonCode.RES_TIMEOUT);
        families.count(Metric.TIMEOUTS, timeouts == null ? 0 : timeouts.get(), strategy, id);
        figures.faults.forEach((code, count) -> families.count(Metric.FAULTS, count.get(), strategy, id, code.name()));
        figures.intents().forEach((type, count) -> families.count(Metric.INTENTS, count, strategy, id, type));
        families.gauge(Metric.CHECKPOINT_BYTES, (double) figures.checkpointBytes.get(), strategy, id);
        families.gauge(Metric.RESTORE_TIME, figures.restoreNanos.get() / MILLI_NANOS, strategy, id);
    }

    private static void put(Families families, InstanceStatus status) {
        var strategy = status.instance().strategy();
        var id = status.instance().toString();
        families.gauge(Metric.QUEUE_DEPTH, status.queued(), strategy, id, word(status.lane()));
        families.gauge(
                Metric.HEALTH, level(status), strategy, id, status.reason().name());
        families.count(Metric.CONFLATED, status.conflated(), strategy, id);
    }

    private static int level(InstanceStatus status) {
        return switch (status.health()) {
            case HEALTHY -> 0;
            case DEGRADED -> 1;
            case HALTED -> 2;
        };
    }

    private static void put(Families families, InstanceId id, BreakerView view) {
        int level = switch (view.state()) {
            case Closed _ -> 0;
            case HalfOpen _ -> 1;
            case Open _ -> 2;
        };
        var rule = view.state().rule();
        var reason = rule == null ? ReasonCode.OK : rule.trigger().code();
        families.gauge(Metric.BREAKER, level, id.strategy(), id.toString(), reason.name());
    }

    private static void put(Families families, InstanceId id, ObjectiveView view) {
        families.gauge(
                Metric.STAGE,
                view.stage().number(),
                id.strategy(),
                id.toString(),
                view.reason().name());
    }

    private static void put(Families families, AccountFigures figures) {
        var id = figures.id.value();
        for (var what : Count.values()) {
            families.count(metric(what), figures.get(what), id);
        }
        figures.errors.forEach((category, count) -> families.count(Metric.ERRORS, count.get(), id, word(category)));
        figures.orders.collect();
        families.histogram(Metric.ORDER_LATENCY, figures.orders, id);
        figures.fills.collect();
        families.histogram(Metric.FILL_LATENCY, figures.fills, id);
    }

    private static Metric metric(Count what) {
        return switch (what) {
            case INTENT_RECEIVED -> Metric.INTENTS_RECEIVED;
            case ORDER_SENT -> Metric.ORDERS_SENT;
            case ORDER_ACKED -> Metric.ORDERS_ACKED;
            case ORDER_REJECTED -> Metric.REJECTS;
            case CANCEL_REQUESTED -> Metric.CANCELS;
            case CANCEL_FAILED -> Metric.CANCELS_FAILED;
            case FILL -> Metric.FILLS;
            case RECONCILED -> Metric.RECONCILIATIONS;
            case DIVERGED -> Metric.DIVERGED;
            case EXTERNAL_ORDER -> Metric.EXTERNAL_ORDERS;
            case WRITE_STALL -> Metric.WRITE_STALLS;
        };
    }

    private static void put(Families families, AccountStatus status) {
        var id = status.account().value();
        families.gauge(Metric.SAFETY, status.safety().number(), id);
        families.gauge(Metric.UNANSWERED, status.unanswered(), id);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
