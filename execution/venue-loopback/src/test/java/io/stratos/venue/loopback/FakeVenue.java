package io.stratos.venue.loopback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A venue of which every byte is scripted: what it answers to each kind of request, and what its stream brings.
final class FakeVenue implements AutoCloseable {
    private static final String TRAITS = """
            {"name":"fake","identity_class":"B2","client_id_alphabet":"lower_base32","client_id_length_max":36,
            "post_only":true,"reduce_only":true,"amend":true,"order_types":["limit","market"],
            "times_in_force":["gtc","ioc"],"queries":["open_orders","order","fills","positions"],
            "request_expiry_nanos":0,"visibility_horizon_nanos":-1,"cancel_on_disconnect":false,
            "id_retention_nanos":0}""";
    private static final String INSTRUMENTS = """
            {"instruments":[{"id":1,"venue":"fake","market":"spot","symbol":"BTCUSDT","base_asset":"BTC",
            "quote_asset":"USDT","tick_size":"0.01","lot_size":"0.001","min_qty":"0.001","max_qty":"100",
            "min_notional":"1"}]}""";
    private static final String WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// What is answered to a request; the connection ends after it unless it stays open.
    record Answer(@Nullable String bytes, boolean staysOpen) {}

    /// Requests as `METHOD path` with the body after a blank.
    final List<String> received = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Socket> streams = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean greets = true;
    private @Nullable Socket stream;

    FakeVenue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answer("GET /v1/time", json(200, "{\"venue_time_nanos\":1000}"));
        answer("GET /v1/traits", json(200, TRAITS));
        answer("GET /v1/instruments", json(200, INSTRUMENTS));
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// A whole response.
    static Answer json(int status, String body) {
        return new Answer(response(status, "application/json", body), true);
    }

    static Answer html(int status) {
        return new Answer(response(status, "text/html", "<html>down</html>"), true);
    }

    /// Bytes as they stand, and the end of the connection.
    static Answer cut(String bytes) {
        return new Answer(bytes, false);
    }

    /// Nothing, for ever.
    static Answer silence() {
        return new Answer(null, true);
    }

    private static String response(int status, String type, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    FakeVenue answer(String methodAndPath, Answer answer) {
        answers.put(methodAndPath, answer);
        return this;
    }

    /// Streams that begin from now on bring nothing by themselves.
    void greetsNobody() {
        greets = false;
    }

    /// Waits for the next stream that a client opens, and speaks on that one from now on.
    void awaitStream() throws InterruptedException {
        stream = streams.poll(20, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("nobody opened a stream");
        }
    }

    void frame(String text) throws IOException {
        if (stream == null) {
            throw new AssertionError("there is no stream");
        }
        write(stream, text);
    }

    void cutStream() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    long count(String method) {
        return received.stream().filter(request -> request.startsWith(method + " ")).count();
    }

    /// Nobody listens any more, and every connection ends.
    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> speak(socket));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void speak(Socket socket) {
        try {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                int length = 0;
                String key = null;
                for (var header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    var value = header.substring(colon + 1).trim();
                    if (header.regionMatches(true, 0, "Content-Length", 0, colon)) {
                        length = Integer.parseInt(value);
                    } else if (header.regionMatches(true, 0, "Sec-WebSocket-Key", 0, colon)) {
                        key = value;
                    }
                }
                if (key != null) {
                    upgrade(socket, key);
                    return;
                }
                var cells = line.split(" ", -1);
                var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                if (!respond(socket, cells[0], cells[1], body)) {
                    return;
                }
            }
        } catch (IOException ended) {
            // The client went, or the test did.
        }
    }

    private boolean respond(Socket socket, String method, String path, String body) throws IOException {
        received.add(method + " " + path + " " + body);
        var plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        var answer = answers.getOrDefault(method + " " + plain, answers.getOrDefault(method, html(404)));
        if (answer.bytes() != null) {
            socket.getOutputStream().write(answer.bytes().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        if (!answer.staysOpen()) {
            socket.close();
        }
        return answer.staysOpen();
    }

    private void upgrade(Socket socket, String key) throws IOException {
        socket.getOutputStream().write(("HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        if (greets) {
            write(socket, "{\"heartbeat_nanos\":1,\"seq\":0}");
        }
        streams.add(socket);
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(digest.digest((key + WEBSOCKET).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = socket.getOutputStream();
        synchronized (socket) {
            out.write(0x81);
            if (bytes.length < 126) {
                out.write(bytes.length);
            } else {
                out.write(126);
                out.write(bytes.length >> 8);
                out.write(bytes.length & 0xff);
            }
            out.write(bytes);
            out.flush();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
