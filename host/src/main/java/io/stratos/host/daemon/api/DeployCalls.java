package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.deploy.Changed;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.daemon.deploy.Wanted;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Instances that come and go. Each answers once the change is made, with `stratos.instance-change/1`.
///
/// | | |
/// | --- | --- |
/// | `POST /v1/instances/deploy?bot=B&instance=I&mode=M&account=A&config=K%3DV&reason=R` | the body is the bundle |
/// | `POST /v1/instances/undeploy` | `{"instance","reason"}` |
/// | `POST /v1/instances/stop` | `{"instance","reason"}` |
/// | `POST /v1/instances/start` | `{"instance","reason","accept_gap"}` |
/// | `POST /v1/instances/restart` | `{"instance","reason"}` |
public final class DeployCalls implements Calls {
    /// Somewhat shorter than the command line waits: what takes longer goes on, and its caller is told so.
    private static final long ANSWER_SECONDS = 55;

    private final LiveHost host;
    private final Deployments deployments;

    public DeployCalls(LiveHost host, Deployments deployments) {
        this.host = host;
        this.deployments = deployments;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post(
                "/v1/instances/deploy",
                changes("Brings an instance in; the body is its bundle.")
                        .query("bot instance mode account? config? reason")
                        .file(),
                this::deploy);
        change(routes, "undeploy", "Takes an instance out for good.", deployments::undeploy);
        change(routes, "stop", "Stops an instance; it stays stopped until it is started.", deployments::stop);
        routes.post(
                "/v1/instances/start",
                changes("Starts an instance that was stopped or is halted.")
                        .body("instance reason accept_gap:boolean?"),
                this::start);
        change(routes, "restart", "Stops an instance and starts it.", deployments::restart);
    }

    private void change(Routes routes, String name, String what, Change change) {
        routes.post("/v1/instances/" + name, changes(what).body("instance reason"), context -> change(context, change));
    }

    private static Says changes(String what) {
        return Says.that(what)
                .answers("stratos.instance-change/1", "instance state reason_code cursor:integer")
                .refuses(409, 503);
    }

    /// A change of an instance that is known.
    @FunctionalInterface
    private interface Change {
        CompletableFuture<Changed> of(InstanceId id, String actor, String reason);
    }

    private void change(Context context, Change change) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        var reason = Asked.reason(fields);
        fields.finish();
        Answers.later(context, change.of(id, Asked.actor(context), reason), ANSWER_SECONDS, DeployCalls::document);
    }

    private void start(Context context) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        var reason = Asked.reason(fields);
        boolean acceptsGap = fields.flag("accept_gap", false);
        fields.finish();
        var answer = deployments.start(id, acceptsGap, Asked.actor(context), reason);
        Answers.later(context, answer, ANSWER_SECONDS, DeployCalls::document);
    }

    private void deploy(Context context) throws Refused {
        requireMode(context.queryParam("mode"));
        var wanted = new Wanted(
                Asked.identifier(context, "bot"),
                Asked.identifier(context, "instance"),
                account(context.queryParam("account")),
                config(context));
        var reason = Asked.reason(context.queryParam("reason"));
        var answer = deployments.deploy(wanted, context.bodyAsBytes(), Asked.actor(context), reason);
        Answers.later(context, answer, ANSWER_SECONDS, DeployCalls::document);
    }

    /// Whoever means paper money must not reach a venue.
    private void requireMode(@Nullable String mode) throws Refused {
        var own = Answers.word(host.mode());
        if (!own.equals(mode)) {
            throw Refusal.of(ReasonCode.CFG_HOST, "the host runs in another mode")
                    .got(mode == null ? "none" : mode, own)
                    .fix("--mode " + own + ", or another host")
                    .refused();
        }
    }

    private AccountId account(@Nullable String name) throws Refused {
        var ids = host.accountIds();
        if (name == null && ids.size() == 1) {
            return ids.getFirst();
        }
        for (var id : ids) {
            if (id.value().equals(name)) {
                return id;
            }
        }
        throw Refusal.of(ReasonCode.CFG_HOST, "no account of the configuration is named")
                .got(name == null ? "none" : name, ids)
                .fix("name one of them: --account A")
                .refused();
    }

    private static Map<String, String> config(Context context) throws Refused {
        var values = new LinkedHashMap<String, String>();
        for (var text : context.queryParams("config")) {
            int equals = text.indexOf('=');
            if (equals < 1 || values.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw Refusal.of(ReasonCode.CLI_USAGE, "no value of the configuration")
                        .got(text, "NAME=VALUE, each name once")
                        .refused();
            }
        }
        return values;
    }

    private static Map<String, @Nullable Object> document(Changed changed) {
        var out = Json.object();
        out.put("schema", "stratos.instance-change/1");
        out.put("instance", changed.id().toString());
        out.put("state", Answers.word(changed.state()));
        out.put("reason_code", changed.reason().name());
        out.put("cursor", changed.cursor());
        return out;
    }
}
