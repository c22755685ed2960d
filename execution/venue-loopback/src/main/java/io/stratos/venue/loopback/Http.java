package io.stratos.venue.loopback;

import io.stratos.abi.model.AccountId;
import io.stratos.venue.loopback.wire.Asked;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Requests to the venue, one attempt each. No redirects; the client repeats nothing but questions.
final class Http implements AutoCloseable {
    /// Longest answer that is read: a page of the largest size, with room.
    static final int BODY_MAX = 8 << 20;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    private final URI base;
    private final AccountId account;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Http(URI base, AccountId account) {
        this.base = base;
        this.account = account;
    }

    /// A request that is on its way.
    ///
    /// @param sent ends the exchange when it is cancelled
    /// @param told always completes normally, last of all once `then` was told
    record Underway(CompletableFuture<HttpResponse<String>> sent, CompletableFuture<Reply> told) {
        void cancel() {
            sent.cancel(true);
        }
    }

    /// Sends once.
    ///
    /// @param name of the request, for its echo by the stream; null for what changes nothing
    /// @param sentNanos by the venue's clock
    /// @param then told what came of it, by one of the client's threads
    Underway call(Asked asked, @Nullable String name, long sentNanos, Consumer<Reply> then) {
        var body = asked.body();
        var request = HttpRequest.newBuilder(base.resolve(asked.path()))
                .header("X-Stratos-Account", account.value())
                .method(asked.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (name != null) {
            request.header("X-Stratos-Request", name);
            request.header("X-Stratos-Sent-Nanos", Long.toString(sentNanos));
        }
        var text = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), BODY_MAX);
        var sent = client.sendAsync(request.build(), text);
        return new Underway(sent, sent.handle((response, failed) -> {
            var reply = reply(response, failed);
            then.accept(reply);
            return reply;
        }));
    }

    void open(String path, Socket socket) {
        var uri = URI.create("ws" + base.resolve(path).toString().substring("http".length()));
        var attempt = client.newWebSocketBuilder()
                .connectTimeout(CONNECT_MAX)
                .buildAsync(uri, socket)
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        socket.failed();
                    }
                });
        socket.opening(attempt);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Reply reply(@Nullable HttpResponse<String> response, @Nullable Throwable failed) {
        if (response != null) {
            return new Reply.Answered(response.statusCode(), response.body());
        }
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        boolean neverLeft = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return neverLeft ? new Reply.NotSent() : new Reply.Lost();
    }
}
