package io.stratos.host.daemon.api;

import static io.stratos.host.daemon.api.Answers.word;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.host.daemon.deploy.Resting;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.ExecutionInbox;
import io.stratos.host.metrics.HostMetrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An instance as documents tell it.
final class InstanceDocument {
    /// Members of a row, as [Says] writes them.
    static final String ROW = "instance mode lane! runtime_kind! isolation! health_state reason_code breaker! safety!"
            + " strategy_version! cursor:integer! queue_depth:integer! limits:object";

    private final LiveHost host;
    private final HostMetrics metrics;

    InstanceDocument(LiveHost host, HostMetrics metrics) {
        this.host = host;
        this.metrics = metrics;
    }

    /// Who runs, and behind them who does not.
    List<Map<String, @Nullable Object>> rows(List<Resting> resting) {
        return Stream.concat(
                        host.statuses().stream().map(this::row),
                        resting.stream().map(this::resting))
                .toList();
    }

    /// One row of `ps`: the fields that tools rely on, in their order.
    Map<String, @Nullable Object> row(InstanceStatus status) {
        var id = status.instance();
        var out = Json.object();
        out.put("instance", id.toString());
        out.put("mode", word(host.mode()));
        out.put("lane", word(status.lane()));
        out.put("runtime_kind", word(status.runtimeKind()));
        out.put("isolation", status.isolation());
        out.put("health_state", word(status.health()));
        out.put("reason_code", status.reason().name());
        out.put("breaker", host.breaker(id).map(view -> view.state().label()).orElse("closed"));
        out.put("safety", status.safety().name());
        out.put("strategy_version", status.strategyVersion());
        out.put("cursor", status.cursor());
        out.put("queue_depth", status.queued());
        out.put("limits", limits(status));
        return out;
    }

    /// The same fields for one that does not run; what only a running one has is null.
    Map<String, @Nullable Object> resting(Resting rests) {
        var out = Json.object();
        out.put("instance", rests.decided().id().toString());
        out.put("mode", word(host.mode()));
        out.put("lane", null);
        out.put("runtime_kind", null);
        out.put("isolation", null);
        out.put("health_state", word(HealthState.HALTED));
        out.put("reason_code", rests.reason().name());
        out.put("breaker", null);
        out.put("safety", null);
        out.put("strategy_version", null);
        out.put("cursor", null);
        out.put("queue_depth", null);
        out.put("limits", Json.object());
        return out;
    }

    /// How far it is from its limits (SPEC M-14): those of its guest, and its queue.
    private Map<String, @Nullable Object> limits(InstanceStatus status) {
        var out = Json.object();
        for (var use : status.uses()) {
            out.put(use.limit().text(), limit(use.most(), use.isLimited() ? use.allowed() : 0));
        }
        out.put("queue_depth", limit(status.queued(), queueLimit(status)));
        return out;
    }

    private int queueLimit(InstanceStatus status) {
        return host.planned(status.instance())
                .map(one ->
                        ExecutionInbox.capacityOf(one.descriptor().resources().queueLimit()))
                .orElse(ExecutionInbox.CAPACITY);
    }

    private static Map<String, @Nullable Object> limit(long most, long limit) {
        var out = Json.object();
        out.put("most", most);
        out.put("limit", limit == 0 ? null : limit);
        out.put("percent", limit == 0 ? null : most / limit * 100 + most % limit * 100 / limit);
        return out;
    }

    /// One row of `top`.
    Map<String, @Nullable Object> busy(InstanceStatus status) {
        var timing = metrics.timing(status.instance());
        var out = Json.object();
        out.put("instance", status.instance().toString());
        out.put("lane", word(status.lane()));
        out.put("health_state", word(status.health()));
        out.put("cursor", status.cursor());
        out.put("queue_depth", status.queued());
        out.put("conflated", status.conflated());
        out.put("p50_ns", timing.p50Nanos());
        out.put("p99_ns", timing.p99Nanos());
        out.put("max_ns", timing.maxNanos());
        return out;
    }

    /// Everything about one instance.
    Map<String, @Nullable Object> whole(InstanceStatus status) {
        var id = status.instance();
        var out = Json.object();
        out.put("schema", "stratos.show/1");
        out.putAll(row(status));
        out.put("phase", word(status.phase()));
        out.put("objective", host.objective(id).map(view -> word(view.stage())).orElse("normal"));
        out.put("account", account(id));
        out.put("conflated", status.conflated());
        out.put("committed", status.isCommitted());
        host.view(id).ifPresent(view -> holdings(out, view));
        host.breaker(id).ifPresent(view -> out.put("breaker_detail", BreakerDocument.of(id, view)));
        var timing = metrics.timing(id);
        out.put("p50_ns", timing.p50Nanos());
        out.put("p99_ns", timing.p99Nanos());
        out.put("max_ns", timing.maxNanos());
        return out;
    }

    private @Nullable String account(InstanceId id) {
        return host.planned(id).map(one -> one.account().value()).orElse(null);
    }

    private static void holdings(Map<String, @Nullable Object> out, AccountView view) {
        var holdings = Json.object();
        new TreeMap<>(view.holdings()).forEach((instrument, holding) -> {
            var one = Json.object();
            one.put("position", holding.positionQty().toString());
            one.put("open_buy", holding.openBuyQty().toString());
            one.put("open_sell", holding.openSellQty().toString());
            holdings.put(instrument.toString(), one);
        });
        out.put("holdings", holdings);
        out.put("open_orders", view.liveOrders().size());
    }
}
