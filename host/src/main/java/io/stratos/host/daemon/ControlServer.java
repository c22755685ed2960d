package io.stratos.host.daemon;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.daemon.api.AccountCalls;
import io.stratos.host.daemon.api.Answers;
import io.stratos.host.daemon.api.Asked;
import io.stratos.host.daemon.api.AuditCalls;
import io.stratos.host.daemon.api.BookCalls;
import io.stratos.host.daemon.api.BreakerCalls;
import io.stratos.host.daemon.api.Calls;
import io.stratos.host.daemon.api.ConfigCalls;
import io.stratos.host.daemon.api.InstanceCalls;
import io.stratos.host.daemon.api.MetricsCalls;
import io.stratos.host.daemon.api.ObjectiveCalls;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.KeySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The local API: loopback only, and only for who can read the control file.
///
/// | | |
/// | --- | --- |
/// | `GET /v1/status` | whether it trades, and if not, why |
/// | `POST /v1/safety` | `{"scope","state","reason"}`: answers once it holds, also after a restart |
/// | `POST /v1/stop` | `{"reason"?}`: stops in order |
///
/// What concerns accounts, instances, breakers, metrics and the journal is in `io.stratos.host.daemon.api`.
public final class ControlServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String BEARER = "Bearer ";
    private static final String ACTOR = "operator";
    private static final int UNAUTHORIZED = 401;
    private static final int BAD_REQUEST = 400;
    private static final int REFUSED = 409;

    private final Daemon daemon;
    private final Path data;
    private final byte[] token;
    private final Javalin server;

    private ControlServer(Daemon daemon, Path data, int port, String token) {
        this.daemon = daemon;
        this.data = data;
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        server = Javalin.create(this::configure).start(LOOPBACK, port);
    }

    /// Listens, and says where in the control file of the data directory.
    ///
    /// @throws Refused if the port is taken or the file cannot be written
    public static ControlServer start(Daemon daemon, Path data, int port, KeySource chance) throws Refused {
        var secret = chance.newKeyPair().getPrivate().getEncoded();
        var token = new Sha256().raw(secret, 0, secret.length).hex();
        try {
            var server = new ControlServer(daemon, data, port, token);
            new ControlFile(server.url(), token, ProcessHandle.current().pid()).write(data);
            return server;
        } catch (JavalinBindException taken) {
            throw Refusal.of(ReasonCode.ENV_PORT, "the port cannot be used")
                    .at(LOOPBACK + ":" + port)
                    .refused();
        }
    }

    public String url() {
        return "http://" + LOOPBACK + ":" + server.port();
    }

    @Override
    public void close() {
        ControlFile.delete(data);
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.routes
                .get("/v1/status", serving(context -> answer(context, StatusDocument.status(daemon))))
                .post("/v1/safety", serving(this::safety))
                .post("/v1/stop", serving(context -> {
                    var reason = Asked.onlyReason(context);
                    daemon.host().note("stop", ReasonCode.OK, ACTOR, reason);
                    answer(context, Json.object());
                    daemon.requestStop();
                }));
        calls().forEach(calls -> calls.addTo(new Routes(config)));
    }

    private List<Calls> calls() {
        var host = daemon.host();
        return List.of(
                new InstanceCalls(host, daemon.metrics(), daemon.window()),
                new AccountCalls(host, ACTOR),
                new BookCalls(host, daemon.window()),
                new BreakerCalls(host, ACTOR),
                new ConfigCalls(host, daemon.window(), ACTOR),
                new ObjectiveCalls(host, ACTOR),
                new MetricsCalls(daemon.metrics()),
                new AuditCalls(daemon.window()));
    }

    /// Puts calls behind the token.
    private final class Routes implements Calls.Routes {
        private final JavalinConfig config;

        Routes(JavalinConfig config) {
            this.config = config;
        }

        @Override
        public void get(String path, Calls.Call call) {
            config.routes.get(path, serving(call));
        }

        @Override
        public void post(String path, Calls.Call call) {
            config.routes.post(path, serving(call));
        }
    }

    private Handler serving(Calls.Call route) {
        return context -> {
            if (!isAuthorized(context.header("Authorization"))) {
                context.status(UNAUTHORIZED);
                return;
            }
            try {
                route.serve(context);
            } catch (Refused refused) {
                context.status(BAD_REQUEST);
                answer(context, Answers.refusal(refused.first()));
            }
        };
    }

    private boolean isAuthorized(@Nullable String header) {
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(header.substring(BEARER.length()).getBytes(StandardCharsets.US_ASCII), token);
    }

    private void safety(Context context) throws Refused {
        var command = command(context.bodyAsBytes());
        var answers = daemon.host().safety(command);
        var all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new));
        Answers.later(context, all, _ -> {
            if (answers.values().stream().anyMatch(one -> one.join() instanceof SafetyChange.Refused)) {
                context.status(REFUSED);
            }
            return StatusDocument.safety(answers);
        });
    }

    private static SafetyCommand command(byte[] body) throws Refused {
        var fields = Fields.of(
                Documents.json(body, DocumentLimits.SMALL, "request", ReasonCode.CFG_HOST),
                "request",
                ReasonCode.CFG_HOST);
        var scope = fields.text("scope");
        var state = state(fields);
        var reason = fields.text("reason");
        fields.finish();
        if (reason.isBlank() || reason.length() > SafetyCommand.NOTE_LENGTH_MAX) {
            throw Refusal.of(ReasonCode.CLI_REASON, "a change of safety has a reason")
                    .got(reason.length() + " characters", "1 to " + SafetyCommand.NOTE_LENGTH_MAX)
                    .refused();
        }
        try {
            return new SafetyCommand(SafetyScope.parse(scope), state, ReasonCode.REC_OPERATOR, ACTOR, true, reason);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(ReasonCode.CFG_HOST, "there is no such scope")
                    .got(scope, "host, account:A, venue:V or instance:BOT/STRATEGY/INSTANCE")
                    .refused();
        }
    }

    /// In capital letters, as everything shows it.
    private static SafetyState state(Fields fields) {
        var text = fields.text("state");
        for (var state : SafetyState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        fields.problem("state", ReasonCode.CFG_HOST, "no such state", text, Arrays.toString(SafetyState.values()));
        return SafetyState.HALT;
    }

    private static Context answer(Context context, Object document) {
        return context.contentType("application/json").result(Json.text(document));
    }
}
