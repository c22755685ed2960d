package io.stratos.host.daemon;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.api.AccountCalls;
import io.stratos.host.daemon.api.Answers;
import io.stratos.host.daemon.api.Asked;
import io.stratos.host.daemon.api.AuditCalls;
import io.stratos.host.daemon.api.BookCalls;
import io.stratos.host.daemon.api.BreakerCalls;
import io.stratos.host.daemon.api.Calls;
import io.stratos.host.daemon.api.ConfigCalls;
import io.stratos.host.daemon.api.DeployCalls;
import io.stratos.host.daemon.api.InstanceCalls;
import io.stratos.host.daemon.api.Known;
import io.stratos.host.daemon.api.MetricsCalls;
import io.stratos.host.daemon.api.ObjectiveCalls;
import io.stratos.host.daemon.api.OpenApi;
import io.stratos.host.daemon.api.Role;
import io.stratos.host.daemon.api.Route;
import io.stratos.host.daemon.api.SafetyCalls;
import io.stratos.host.daemon.api.Says;
import io.stratos.host.daemon.api.SignalCalls;
import io.stratos.host.daemon.api.StreamCalls;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The local API: loopback only, and only for who shows a token; its role says what it may ([Role]).
///
/// What it serves is in `io.stratos.host.daemon.api`, the host as a whole in [HostCalls]. Each call says what it takes
/// and answers; `GET /v1/openapi.json` is written from that.
public final class ControlServer implements AutoCloseable {
    private static final String BEARER = "Bearer ";
    /// A bundle fits; documents are small, and refused as such.
    private static final long REQUEST_BYTES_MAX = 33L << 20;

    private static final int UNAUTHORIZED = 401;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int BUG = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final Daemon daemon;
    private final Path data;
    private final Tokens tokens;
    private final ControlPort port;
    private final ControlLimits limits;
    private final List<Route> routes = new ArrayList<>();
    private final Javalin server;

    private ControlServer(Daemon daemon, Path data, ControlPort port, Tokens tokens, ControlLimits limits) {
        this.daemon = daemon;
        this.data = data;
        this.tokens = tokens;
        this.port = port;
        this.limits = limits;
        server = Javalin.create(this::configure).start();
    }

    /// Answers on a port, and says where in the control file of the data directory.
    ///
    /// @throws Refused if the file cannot be written
    public static ControlServer start(Daemon daemon, Path data, ControlPort port, KeySource chance) throws Refused {
        return start(daemon, data, port, chance, ControlLimits.STANDARD);
    }

    /// The same with other limits.
    static ControlServer start(Daemon daemon, Path data, ControlPort port, KeySource chance, ControlLimits limits)
            throws Refused {
        var tokens = Tokens.make(chance);
        var server = new ControlServer(daemon, data, port, tokens, limits);
        tokens.write(data);
        new ControlFile(server.url(), ProcessHandle.current().pid()).write(data);
        return server;
    }

    public String url() {
        return "http://" + ControlPort.LOOPBACK + ":" + port.number();
    }

    /// Everything that it serves.
    List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        ControlFile.delete(data);
        Tokens.delete(data);
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = REQUEST_BYTES_MAX;
        config.jetty.addConnector(this::connector);
        var served = new Routes(config);
        new HostCalls(daemon, data).addTo(served);
        calls().forEach(calls -> calls.addTo(served));
        served.get(
                "/v1/openapi.json",
                Says.that("Every call: role, query, body, answer and codes.").answersIn("application/json"),
                context -> Answers.json(context, OpenApi.document(routes)));
        config.routes.exception(HttpResponseException.class, (refused, context) -> {
            context.status(refused.getStatus());
            Answers.json(context, Answers.refusal(unserved(context)));
        });
        config.routes.exception(RuntimeException.class, (bug, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), bug);
            context.status(BUG);
            Answers.json(
                    context,
                    Answers.refusal(Refusal.of(ReasonCode.INTERNAL, "a bug of ours; the daemon's log has it")));
        });
    }

    private static Refusal unserved(Context context) {
        return Refusal.of(ReasonCode.CLI_USAGE, "there is no such call, or none with such a body")
                .got(context.method() + " " + context.path(), "what GET /v1/openapi.json lists")
                .fix("GET /v1/openapi.json");
    }

    private Connector connector(Server on, HttpConfiguration http) {
        var connector = new ServerConnector(on, new HttpConnectionFactory(http));
        try {
            connector.open(port.channel());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        connector.setIdleTimeout(limits.idleMillis());
        connector.setAcceptedSendBufferSize(limits.sendBufferBytes());
        return connector;
    }

    private List<Calls> calls() {
        var host = daemon.host();
        var known = new Known(daemon.deployments());
        return List.of(
                new InstanceCalls(host, daemon.deployments(), daemon.metrics(), daemon.window()),
                new DeployCalls(host, daemon.deployments()),
                new SafetyCalls(host, daemon.deployments(), daemon.window()),
                new AccountCalls(host),
                new BookCalls(host, daemon.window()),
                new BreakerCalls(host, known),
                new ConfigCalls(host, known, daemon.window()),
                new ObjectiveCalls(host, known),
                new SignalCalls(host, known),
                new MetricsCalls(daemon.metrics()),
                new StreamCalls(host, daemon.deployments(), daemon.metrics(), daemon.window(), limits.readersMax()),
                new AuditCalls(daemon.window()));
    }

    /// Puts calls behind the token.
    private final class Routes implements Calls.Routes {
        private final JavalinConfig config;

        Routes(JavalinConfig config) {
            this.config = config;
        }

        @Override
        public void get(String path, Says says, Calls.Call call) {
            routes.add(new Route("GET", path, Role.VIEWER, says));
            config.routes.get(path, serving(Role.VIEWER, call));
        }

        @Override
        public void post(String path, Says says, Calls.Call call) {
            routes.add(new Route("POST", path, Role.OPERATOR, says));
            config.routes.post(path, serving(Role.OPERATOR, call));
        }
    }

    private Handler serving(Role least, Calls.Call route) {
        return context -> {
            var role = role(context.header("Authorization"));
            if (role == null) {
                context.status(UNAUTHORIZED);
                var nobody = Refusal.of(ReasonCode.API_TOKEN, "no token of this host was shown");
                Answers.json(context, Answers.refusal(nobody));
                return;
            }
            try {
                Asked.in(context, role);
                Asked.require(context, least);
                route.serve(context);
            } catch (Refused refused) {
                context.status(refused.first().code() == ReasonCode.API_ROLE ? FORBIDDEN : BAD_REQUEST);
                Answers.json(context, Answers.refusal(refused));
            }
        };
    }

    private @Nullable Role role(@Nullable String header) {
        return header == null || !header.startsWith(BEARER) ? null : tokens.of(header.substring(BEARER.length()));
    }
}
