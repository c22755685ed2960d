package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Talks to the daemon of a data directory.
public final class ControlClient implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int DONE = 200;

    private final Path data;
    private final ControlFile control;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    private ControlClient(Path data, ControlFile control, String token) {
        this.data = data;
        this.control = control;
        this.token = token;
    }

    /// Finds the daemon.
    ///
    /// @param role in whose role to ask: viewer, operator or risk
    /// @throws Refused with `ENV_DAEMON` if none runs there
    public static ControlClient open(Path data, String role) throws Refused {
        return new ControlClient(data, ControlFile.read(data), Tokens.read(data, Tokens.role(role)));
    }

    /// Where the daemon of that process listens; empty while it does not, or another one does.
    public static Optional<String> urlOf(Path data, long pid) {
        try {
            var control = ControlFile.read(data);
            return control.pid() == pid ? Optional.of(control.url()) : Optional.empty();
        } catch (Refused notYet) {
            return Optional.empty();
        }
    }

    /// The daemon's process.
    public long pid() {
        return control.pid();
    }

    /// What the daemon answered.
    ///
    /// @param isDone whether it did what was asked for
    public record Answer(boolean isDone, String json) {}

    public Answer get(String path) throws Refused {
        return send(request(path).GET().build());
    }

    public Answer post(String path, String json) throws Refused {
        return send(request(path).POST(BodyPublishers.ofString(json)).build());
    }

    /// Sends a file.
    public Answer post(String path, byte[] body) throws Refused {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
    }

    /// One event of a stream.
    ///
    /// @param id of the newest one that had any, -1 if none had
    public record Event(String name, long id, String data) {}

    /// Who hears events.
    @FunctionalInterface
    public interface Heard {
        /// Takes one.
        ///
        /// @return whether it wants to hear more
        boolean event(Event event);
    }

    /// Hears events until the daemon or the hearer ends it, or the connection breaks.
    ///
    /// @return what the daemon answered if it refused, else empty
    /// @throws Refused with `ENV_DAEMON` if the daemon cannot be reached
    public Optional<Answer> follow(String path, Heard heard) throws Refused {
        var request = HttpRequest.newBuilder(URI.create(control.url() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = sent(request, BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (answer.statusCode() != DONE) {
                return Optional.of(new Answer(false, lines.collect(Collectors.joining("\n"))));
            }
            var reader = new EventLines();
            var _ = lines.takeWhile(line -> reader.take(line, heard)).count();
        } catch (UncheckedIOException broken) {
            // the caller knows how far it came
        }
        return Optional.empty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(control.url() + path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws Refused {
        var response = sent(request, BodyHandlers.ofString());
        return new Answer(response.statusCode() == DONE, response.body());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> how) throws Refused {
        try {
            return http.send(request, how);
        } catch (ConnectException nobody) {
            throw ControlFile.noDaemon(data);
        } catch (HttpTimeoutException late) {
            throw Refusal.of(ReasonCode.API_TIMEOUT, "the daemon runs and does not answer")
                    .at("process " + control.pid())
                    .got("nothing", "an answer within " + ANSWER_MAX.toSeconds() + " s")
                    .refused();
        } catch (IOException broken) {
            throw Refusal.of(
                            ReasonCode.ENV_DAEMON,
                            "the daemon broke off before it answered; it may have done what was asked")
                    .at(data.toString())
                    .fix("stratos host status --data " + data)
                    .refused();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ReasonCode.ENV_DAEMON, "interrupted while waiting for the daemon")
                    .refused();
        }
    }

    /// Breaks off what is still heard.
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
