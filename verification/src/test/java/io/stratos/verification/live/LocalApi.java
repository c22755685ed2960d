package io.stratos.verification.live;

import io.stratos.verification.program.JsonDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Asks a process on loopback.
final class LocalApi implements AutoCloseable {
    /// A condition that does not come true in so many questions never will: each takes some milliseconds.
    private static final int QUESTIONS_MAX = 60_000;

    private static final int OK = 200;

    private final String url;
    private final String header;
    private final String value;
    private final HttpClient http = HttpClient.newHttpClient();

    LocalApi(String url, String header, String value) {
        this.url = url;
        this.header = header;
        this.value = value;
    }

    /// The local API of the host of a data directory, as its operator.
    static LocalApi ofHost(Path data) throws IOException {
        return ofHost(data, "operator");
    }

    static LocalApi ofHost(Path data, String role) throws IOException {
        var token = Files.readString(data.resolve("tokens").resolve(role + ".token"), StandardCharsets.US_ASCII);
        var control = JsonDocument.parse(Files.readString(data.resolve("control.json"), StandardCharsets.UTF_8));
        return new LocalApi(control.text("url"), "Authorization", "Bearer " + token.strip());
    }

    JsonDocument get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /// What it answers, null where that is not a document.
    @Nullable
    JsonDocument find(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        return answer.statusCode() == OK && answer.body().startsWith("{") ? JsonDocument.parse(answer.body()) : null;
    }

    JsonDocument post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    JsonDocument post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
    }

    /// What it answers as it is.
    String text(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    /// What it answers once that is true.
    JsonDocument until(String path, Predicate<JsonDocument> condition) throws IOException, InterruptedException {
        var answer = get(path);
        for (int i = 0; i < QUESTIONS_MAX; i++) {
            if (condition.test(answer)) {
                return answer;
            }
            answer = get(path);
        }
        throw new AssertionError("it never came true: " + path + " says " + answer.text());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header(header, value);
    }

    private JsonDocument send(HttpRequest request) throws IOException, InterruptedException {
        return JsonDocument.parse(http.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        http.close();
    }
}
