package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.RecentTurns;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What runs, and what it did last (SPEC M-31). Everything is looked up beside the lanes or read from the ledger.
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

    /// Records looked through for an instance's own.
    private static final long LOOK_BACK = 20_000;

    private final LiveHost host;
    private final LedgerWindow ledger;
    private final InstanceDocument documents;

    public InstanceCalls(LiveHost host, HostMetrics metrics, LedgerWindow ledger) {
        this.host = host;
        this.ledger = ledger;
        documents = new InstanceDocument(host, metrics);
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/v1/ps", context -> Answers.json(context, all("stratos.ps/1", documents::row)));
        routes.get("/v1/top", context -> Answers.json(context, all("stratos.top/1", documents::busy)));
        routes.get("/v1/show", this::show);
        routes.get("/v1/events", this::events);
        routes.get("/v1/logs", this::logs);
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
        if (status.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.json(context, documents.whole(status.get()));
    }

    private void events(Context context) throws Refused {
        var id = Asked.instance(context);
        if (host.status(id).isEmpty()) {
            throw Asked.noInstance(id);
        }
        int last = (int) Asked.number(context, "last", 1, RecentTurns.TURNS_MAX, LAST);
        var turns = ledger.look(open -> RecentTurns.of(open.reader(), id, last));
        Answers.json(context, listed("stratos.events/1", id.toString(), "events", turns));
    }

    private void logs(Context context) throws Refused {
        var id = Asked.instance(context);
        if (host.status(id).isEmpty()) {
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
