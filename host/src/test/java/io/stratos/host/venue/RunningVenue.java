package io.stratos.host.venue;

import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeLibrary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A venue on a free port, and a client of the plainest kind.
final class RunningVenue implements AutoCloseable {
    /// Converted once; every venue reads it for itself.
    private static final Tape TAPE = tape();

    private final HttpClient client = HttpClient.newHttpClient();
    private final VenueProcess process;

    RunningVenue(Path data, VenueConduct conduct, FaultPlan faults) throws Exception {
        this(data, conduct, faults, 1_000_000_000_000L);
    }

    /// @param clockNanos what the venue's clock shows, for good
    RunningVenue(Path data, VenueConduct conduct, FaultPlan faults, long clockNanos) throws Exception {
        var settings = VenueSettings.defaults();
        var plain = VenueConfig.defaults("paper");
        var config = new VenueConfig(
                plain.name(),
                0,
                0,
                0,
                0,
                plain.makerFeeBps(),
                plain.takerFeeBps(),
                plain.feeScale(),
                1,
                0,
                VenueConfig.TakerDepth.UNLIMITED,
                10_000,
                conduct);
        var options = new VenueOptions(0, data, config, settings.instruments(TAPE), faults, TAPE, 0, null);
        process = VenueProcess.start(options, LedgerDoor.open(data), () -> clockNanos);
    }

    private static Tape tape() {
        try {
            return TapeLibrary.open("bitstamp", Path.of(""));
        } catch (Refused missing) {
            throw new AssertionError(missing);
        }
    }

    static VenueConduct plain() {
        return VenueConduct.ofClass(IdentityClass.B2, 0);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, @Nullable Long sentNanos)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("http", path))
                .header("X-Stratos-Account", "acc")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (sentNanos != null) {
            request.header("X-Stratos-Sent-Nanos", String.valueOf(sentNanos));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> limit(String id, String qty, String price) throws IOException, InterruptedException {
        return post("/v1/orders", """
            {"client_order_id":"%s","instrument":1,"side":"buy","type":"limit","tif":"gtc","qty":"%s","price":"%s"}
            """.formatted(id, qty, price));
    }

    HttpResponse<String> market(String id, String qty) throws IOException, InterruptedException {
        return post("/v1/orders", """
            {"client_order_id":"%s","instrument":1,"side":"buy","type":"market","tif":"ioc","qty":"%s"}
            """.formatted(id, qty));
    }

    HttpResponse<String> getAs(String account, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("http", path)).header("X-Stratos-Account", account);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Frames stream() {
        return stream("acc");
    }

    Frames stream(String account) {
        return listen("/v1/stream?account=" + account);
    }

    Frames listen(String path) {
        var frames = new Frames();
        client.newWebSocketBuilder().buildAsync(uri("ws", path), frames).join();
        return frames;
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.close();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + process.port() + path);
    }

    /// What the stream brought.
    static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        /// The next frame that is no heartbeat.
        String next() throws InterruptedException {
            while (true) {
                var frame = frames.poll(20, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("the stream brought nothing");
                }
                if (!frame.contains("heartbeat")) {
                    return frame;
                }
            }
        }

        String anything() throws InterruptedException {
            var frame = frames.poll(20, TimeUnit.SECONDS);
            return frame == null ? "nothing" : frame;
        }

        /// Waits for the end, and says how it came.
        String closed() throws InterruptedException {
            var end = ends.poll(20, TimeUnit.SECONDS);
            return end == null ? "open" : end;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ends.add(status + " " + reason);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
