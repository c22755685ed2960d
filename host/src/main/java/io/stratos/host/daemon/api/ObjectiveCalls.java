package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.InstanceId;
import io.stratos.host.config.Durations;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.ObjectiveReset;
import io.stratos.host.live.lane.ObjectiveView;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `GET /v1/objective?instance=I` | what it promises, and the stage it is in |
/// | `POST /v1/objective/reset` | `{"instance","reason"}`: lets it go on |
public final class ObjectiveCalls implements Calls {
    private final LiveHost host;

    public ObjectiveCalls(LiveHost host) {
        this.host = host;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/objective",
                Says.that("What it promises of its service, and the stage it is in.")
                        .query("instance")
                        .answers(
                                "stratos.objective/1",
                                "instance stage reason_code p95! drops_per_mille:integer! cpu! window misses:integer"
                                        + " met:integer"),
                this::show);
        routes.post(
                "/v1/objective/reset",
                Says.that("Lets it go on that its objectives held back.")
                        .body("instance reason")
                        .answers("stratos.objective-reset/1", "instance previous stage")
                        .refuses(409, 503),
                this::reset);
    }

    private void show(Context context) throws Refused {
        var id = Asked.instance(context);
        var view = host.objective(id);
        if (view.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.json(context, document(id, view.get()));
    }

    private static Map<String, @Nullable Object> document(InstanceId id, ObjectiveView view) {
        var objectives = view.objectives();
        var out = Json.object();
        out.put("schema", "stratos.objective/1");
        out.put("instance", id.toString());
        out.put("stage", Answers.word(view.stage()));
        out.put("reason_code", view.reason().name());
        out.put("p95", objectives.p95Nanos() == 0 ? null : Durations.text(objectives.p95Nanos()));
        out.put("drops_per_mille", objectives.dropsPerMille() == 0 ? null : objectives.dropsPerMille());
        out.put("cpu", objectives.cpuNanos() == 0 ? null : Durations.text(objectives.cpuNanos()));
        out.put("window", Durations.text(objectives.windowNanos()));
        out.put("misses", objectives.missesMax());
        out.put("met", objectives.metMin());
        return out;
    }

    private void reset(Context context) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        var reason = Asked.reason(fields);
        fields.finish();
        var answer = host.resetObjective(id, Asked.actor(context), reason);
        if (answer.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.later(context, answer.get(), done -> document(context, id, done));
    }

    private static Map<String, @Nullable Object> document(Context context, InstanceId id, ObjectiveReset reset) {
        return switch (reset) {
            case ObjectiveReset.Done(var change) -> {
                var out = Json.object();
                out.put("schema", "stratos.objective-reset/1");
                out.put("instance", id.toString());
                out.put("previous", Answers.word(change.previous()));
                out.put("stage", Answers.word(change.stage()));
                yield out;
            }
            case ObjectiveReset.Refused(var code) -> Untaken.answer(context, code);
        };
    }
}
