package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.InstanceId;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.BreakerReset;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `GET /v1/breaker?instance=I` | how its breaker stands, its rules, what it did |
/// | `POST /v1/breaker/reset` | `{"instance","reason"}`: closes it before the next input |
public final class BreakerCalls implements Calls {
    private final LiveHost host;

    public BreakerCalls(LiveHost host) {
        this.host = host;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/breaker",
                Says.that("How its breaker stands, its rules, what it did.")
                        .query("instance")
                        .answers(
                                "stratos.breaker/1",
                                "instance state reason_code action! due! objective_percent:integer rules:array"
                                        + " history:array"),
                this::show);
        routes.post(
                "/v1/breaker/reset",
                Says.that("Closes its breaker before its next input.")
                        .body("instance reason")
                        .answers("stratos.breaker-reset/1", "instance previous state")
                        .refuses(409, 503),
                this::reset);
    }

    private void show(Context context) throws Refused {
        var id = Asked.instance(context);
        var view = host.breaker(id);
        if (view.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.json(context, BreakerDocument.of(id, view.get()));
    }

    private void reset(Context context) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        var reason = Asked.reason(fields);
        fields.finish();
        var answer = host.resetBreaker(id, Asked.actor(context), reason);
        if (answer.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.later(context, answer.get(), done -> document(context, id, done));
    }

    private static Map<String, @Nullable Object> document(Context context, InstanceId id, BreakerReset reset) {
        return switch (reset) {
            case BreakerReset.Done(var transition) -> {
                var out = Json.object();
                out.put("schema", "stratos.breaker-reset/1");
                out.put("instance", id.toString());
                out.put("previous", transition.from().label());
                out.put("state", transition.to().label());
                yield out;
            }
            case BreakerReset.Refused(var code) -> Untaken.answer(context, code);
        };
    }
}
