package io.stratos.host.venue;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.websocket.WsContext;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// Speaks the venue's protocol on loopback. Threads of the server hand everything to the desk's one thread
/// and wait for nothing.
final class VenueHttp implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCOUNT = "X-Stratos-Account";
    private static final String SENT = "X-Stratos-Sent-Nanos";
    private static final String REQUEST = "X-Stratos-Request";
    private static final int NAME_MAX = 64;
    private static final long ADVANCE_MAX = 1_000_000;
    private static final long IDLE_MILLIS = 300_000;

    /// What a handler does once it has the account.
    @FunctionalInterface
    private interface Route {
        CompletableFuture<Reply> serve(Context context, AccountId account) throws Refused;
    }

    private final VenueDesk desk;
    private final VenueOptions options;
    private final ScheduledExecutorService thread;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final RequestLog requests;
    private final Javalin server;

    VenueHttp(VenueDesk desk, VenueOptions options, ScheduledExecutorService thread) throws Refused {
        this.desk = desk;
        this.options = options;
        this.thread = thread;
        requests = RequestLog.to(options.requests());
        server = Javalin.create(this::configure).start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        requests.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.jetty.addConnector(this::connector);
        config.routes
                .post("/v1/orders", serving(this::place))
                .delete("/v1/orders/{id}", serving(this::cancel))
                .put("/v1/orders/{id}", serving(this::amend))
                .get(
                        "/v1/orders",
                        serving((context, account) ->
                                ask(account, id -> new VenueQuery.OpenOrders(id, query(context, "page")))))
                .get(
                        "/v1/orders/{id}",
                        serving((context, account) -> ask(
                                account, id -> new VenueQuery.ById(id, context.pathParam("id"), instrument(context)))))
                .get(
                        "/v1/fills",
                        serving((context, account) ->
                                ask(account, id -> new VenueQuery.Fills(id, query(context, "cursor")))))
                .get("/v1/positions", serving((_, account) -> ask(account, VenueQuery.Positions::new)))
                .get(
                        "/v1/balances",
                        serving((_, account) -> onDesk(
                                account,
                                () -> Reply.of(
                                        VenueJson.of(desk.seat(account).book().balances())))))
                .get(
                        "/v1/traits",
                        serving((_, account) -> onDesk(
                                account,
                                () -> Reply.of(
                                        VenueJson.of(desk.seat(account).book().traits())))))
                .get("/v1/faults", serving((_, account) -> onDesk(account, () -> faults(account))))
                .get("/v1/instruments", serving((_, _) -> CompletableFuture.completedFuture(instruments())))
                .get(
                        "/v1/time",
                        serving((_, account) -> onDesk(account, () -> single("venue_time_nanos", desk.clientsNow()))))
                .post("/v1/tape/advance", serving(this::advance));
        config.routes.ws("/v1/stream", stream -> {
            stream.onConnect(this::connected);
            stream.onClose(this::left);
        });
        config.routes.ws("/v1/market", market -> {
            market.onConnect(this::connectedToMarket);
            market.onClose(this::leftMarket);
        });
    }

    /// Connections that nobody uses are the client's to end: a request must not meet the server's end of one.
    private Connector connector(Server on, HttpConfiguration http) {
        var connector = new ServerConnector(on, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static Handler serving(Route route) {
        return context -> context.future(() -> {
            try {
                return route.serve(context, account(context.header(ACCOUNT)))
                        .thenAccept(reply -> answer(context, reply));
            } catch (Refused | IllegalArgumentException malformed) {
                answer(context, Reply.malformed(String.valueOf(malformed.getMessage())));
                return CompletableFuture.completedFuture(null);
            }
        });
    }

    private static void answer(Context context, Reply reply) {
        context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }

    private CompletableFuture<Reply> place(Context context, AccountId account) throws Refused {
        var request = RequestReader.place(context.bodyAsBytes());
        return request(account, request, context);
    }

    private CompletableFuture<Reply> cancel(Context context, AccountId account) {
        return request(account, new VenueRequest.Cancel(context.pathParam("id"), instrument(context)), context);
    }

    private CompletableFuture<Reply> amend(Context context, AccountId account) throws Refused {
        return request(account, RequestReader.amend(context.pathParam("id"), context.bodyAsBytes()), context);
    }

    private CompletableFuture<Reply> request(AccountId account, VenueRequest request, Context context) {
        long sent = number(context.header(SENT), Long.MAX_VALUE / 2);
        var name = context.header(REQUEST);
        if (name != null && name.length() > NAME_MAX) {
            throw new IllegalArgumentException("Condition failed: a request's name is short, got=" + name.length());
        }
        requests.received(account, request);
        return answered(account, reply -> desk.request(account, new Waiter(request, name, reply), sent));
    }

    private CompletableFuture<Reply> ask(AccountId account, Function<QueryId, VenueQuery> question) {
        return answered(account, reply -> desk.ask(account, question, reply));
    }

    private CompletableFuture<Reply> advance(Context context, AccountId account) {
        long events = Math.min(ADVANCE_MAX, number(context.queryParam("events"), 1));
        return onDesk(account, () -> single("records", desk.advance(events)));
    }

    private void connected(WsContext context) {
        context.enableAutomaticPings();
        var account = account(context.queryParam("account"));
        var listener = open(context);
        thread.execute(() -> {
            if (!desk.hasRoomFor(account)) {
                listener.refuse(ReasonCode.EXE_RATE_LIMITED.name());
            } else if (desk.seat(account).venue().isStreamUp(desk.now())) {
                desk.listen(account, listener);
            } else {
                listener.hangUp();
            }
        });
    }

    private void left(WsContext context) {
        var listener = listeners.remove(context.sessionId());
        if (listener != null) {
            var account = account(context.queryParam("account"));
            thread.execute(() -> desk.leave(account, listener));
        }
    }

    private void connectedToMarket(WsContext context) {
        context.enableAutomaticPings();
        long after = number(context.queryParam("after"), 0);
        var listener = open(context);
        thread.execute(() -> desk.listenToMarket(listener, after));
    }

    private void leftMarket(WsContext context) {
        var listener = listeners.remove(context.sessionId());
        if (listener != null) {
            thread.execute(() -> desk.leaveMarket(listener));
        }
    }

    private Listener open(WsContext context) {
        var listener = new StreamClient(context.session, thread);
        listeners.put(context.sessionId(), listener);
        return listener;
    }

    /// Hands work to the desk that is answered now or later.
    private CompletableFuture<Reply> answered(AccountId account, Consumer<CompletableFuture<Reply>> work) {
        var reply = new CompletableFuture<Reply>();
        thread.execute(() -> {
            try {
                if (desk.hasRoomFor(account)) {
                    work.accept(reply);
                } else {
                    reply.complete(Reply.limited());
                }
            } catch (RuntimeException failed) {
                reply.completeExceptionally(failed);
            }
        });
        return reply;
    }

    private CompletableFuture<Reply> onDesk(AccountId account, Supplier<Reply> work) {
        return answered(account, reply -> reply.complete(work.get()));
    }

    private Reply faults(AccountId account) {
        var out = Json.object();
        desk.seat(account).venue().faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> out.put(fault.getKey().word(), fault.getValue()));
        return Reply.of(out);
    }

    private Reply instruments() {
        var out = Json.object();
        out.put("instruments", options.instruments().stream().map(VenueJson::of).toList());
        return Reply.of(out);
    }

    private static Reply single(String name, long value) {
        var out = Json.object();
        out.put(name, value);
        return Reply.of(out);
    }

    private static AccountId account(@Nullable String name) {
        var account = new AccountId(name == null ? "" : name);
        if (account.equals(VenueDesk.OWNER)) {
            throw new IllegalArgumentException("Condition failed: an account of a client, got=" + name);
        }
        return account;
    }

    private static int instrument(Context context) {
        return Math.toIntExact(number(context.queryParam("instrument"), 1));
    }

    private static String query(Context context, String name) {
        var value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static long number(@Nullable String text, long absent) {
        return text == null ? absent : Long.parseLong(text);
    }
}
