package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.RecentTurns;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What runs, and what it did last (SPEC M-31). Everything is looked up beside the lanes or read from the
/// ledger.
///
/// | | |
/// | --- | --- |
/// | `GET /v1/ps` | each instance |
/// | `GET /v1/top` | each instance with how long its events took since somebody last looked |
/// | `GET /v1/show?instance=I` | one instance, with positions, breaker and timings |
/// | `GET /v1/events?instance=I&last=N` | its last committed turns: what it was told, what it decided |
/// | `GET /v1/logs?instance=I&last=N` | its last records in the journal |
public final class InstanceCalls implements Calls {
    private static final int LAST = 20;

    /// What only a running one has may be left out.
    private static final String SHOWN = InstanceDocument.ROW
            + " phase? objective? account! conflated:integer? committed:boolean? holdings:object? open_orders:integer?"
            + " breaker_detail:object? p50_ns:integer? p99_ns:integer? max_ns:integer?";

    /// Records looked through for an instance's own.
    private static final long LOOK_BACK = 20_000;

    private final LiveHost host;
    private final LedgerWindow ledger;
    private final Deployments deployments;
    private final InstanceDocument documents;

    public InstanceCalls(LiveHost host, Deployments deployments, HostMetrics metrics, LedgerWindow ledger) {
        this.host = host;
        this.deployments = deployments;
        this.ledger = ledger;
        documents = new InstanceDocument(host, metrics);
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/ps",
                Says.that("Each instance, with health, reason and how far it is from its limits.")
                        .answers("stratos.ps/1", "instances:array"),
                context -> Answers.json(context, known()));
        routes.get(
                "/v1/top",
                Says.that("Each instance with how long its events took since somebody last looked.")
                        .answers("stratos.top/1", "instances:array"),
                context -> Answers.json(context, all("stratos.top/1", documents::busy)));
        routes.get(
                "/v1/show",
                Says.that("One instance, with positions, breaker and timings.")
                        .query("instance")
                        .answers("stratos.show/1", SHOWN),
                this::show);
        routes.get(
                "/v1/events",
                Says.that("Its last committed turns: what it was told, what it decided.")
                        .query("instance last:integer?")
                        .answers("stratos.events/1", "instance events:array"),
                this::events);
        routes.get(
                "/v1/logs",
                Says.that("Its last records in the journal.")
                        .query("instance last:integer?")
                        .answers("stratos.logs/1", "instance records:array"),
                this::logs);
    }

    /// Who runs, and behind them who does not.
    private Map<String, @Nullable Object> known() {
        var out = Json.object();
        out.put("schema", "stratos.ps/1");
        out.put("instances", documents.rows(deployments.resting()));
        return out;
    }

    private Map<String, @Nullable Object> all(
            String schema, Function<InstanceStatus, Map<String, @Nullable Object>> row) {
        var out = Json.object();
        out.put("schema", schema);
        out.put("instances", host.statuses().stream().map(row).toList());
        return out;
    }

    private void show(Context context) throws Refused {
        var id = Asked.instance(context);
        var status = host.status(id);
        if (status.isPresent()) {
            Answers.json(context, documents.whole(status.get()));
            return;
        }
        var rests = deployments.resting(id).orElseThrow(() -> Asked.noInstance(id));
        var out = Json.object();
        out.put("schema", "stratos.show/1");
        out.putAll(documents.resting(rests));
        out.put("account", rests.decided().account().value());
        Answers.json(context, out);
    }

    private void events(Context context) throws Refused {
        var id = Asked.instance(context);
        if (host.status(id).isEmpty() && deployments.resting(id).isEmpty()) {
            throw Asked.noInstance(id);
        }
        int last = (int) Asked.number(context, "last", 1, RecentTurns.TURNS_MAX, LAST);
        var turns = ledger.look(open -> RecentTurns.of(open.reader(), id, last));
        Answers.json(context, listed("stratos.events/1", id.toString(), "events", turns));
    }

    private void logs(Context context) throws Refused {
        var id = Asked.instance(context);
        if (host.status(id).isEmpty() && deployments.resting(id).isEmpty()) {
            throw Asked.noInstance(id);
        }
        int last = (int) Asked.number(context, "last", 1, RecentTurns.TURNS_MAX, LAST);
        var records = ledger.look(open -> JournalExport.ofInstance(
                open.reader(), id, Math.max(1, open.head().seq() - LOOK_BACK), last));
        Answers.json(context, listed("stratos.logs/1", id.toString(), "records", records));
    }

    private static Map<String, @Nullable Object> listed(
            String schema, String instance, String name, List<Map<String, @Nullable Object>> items) {
        var out = Json.object();
        out.put("schema", schema);
        out.put("instance", instance);
        out.put(name, items);
        return out;
    }
}
