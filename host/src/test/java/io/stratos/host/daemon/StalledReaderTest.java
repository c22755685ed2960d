package io.stratos.host.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A reader of server-sent events that holds its connection and takes nothing.
@Tag("U-2")
@Timeout(25)
class StalledReaderTest {
    private static final String STREAM = "/v1/events/stream";
    private static final String LAST = "the last that was said";
    private static final int RECORDS = 150;
    private static final int SMALL = 2_048;

    @TempDir
    private Path data;

    @TempDir
    private Path more;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new DaemonBench(data, Map.of(), new ControlLimits(1, 2_000, SMALL));
        for (int i = 0; i < RECORDS; i++) {
            bench.note("x".repeat(120));
        }
        bench.note(LAST);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void itIsCutOffAndItsPlaceIsFree() throws Exception {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(SMALL);
            var server = URI.create(bench.server.url());
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.getOutputStream().write(request(data).getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");

            int status;
            do {
                status = bench.status("viewer", STREAM);
            } while (status == 503); // the one place is taken until it is cut off

            assertThat(status).isEqualTo(200);
            assertThat(rest(socket.getInputStream())).contains("x".repeat(120)).doesNotContain(LAST);
        }
    }

    @Test
    void sixteenReadTheSeventeenthIsRefusedAndASlowOneTakesNothingFromTheOthers() throws Exception {
        var readers = new ArrayList<Socket>();
        try (var other = new DaemonBench(more)) {
            for (int i = 0; i < ControlLimits.STANDARD.readersMax(); i++) {
                readers.add(reader(other));
            }
            assertThat(readers).hasSize(16);
            assertThat(other.status("viewer", STREAM)).isEqualTo(503);

            other.note(LAST);

            for (var fast : readers.subList(1, 16)) { // the first takes nothing
                assertThat(heard(fast.getInputStream())).contains(LAST);
            }
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
    }

    /// One that is answered, and reads on when the test does.
    private static Socket reader(DaemonBench of) throws Exception {
        var socket = new Socket();
        var server = URI.create(of.server.url());
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.getOutputStream().write(request(of.data).getBytes(UTF_8));
        assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /// What comes, up to the note.
    private static String heard(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next >= 0 && text.indexOf(LAST) < 0; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private static String request(Path data) throws Exception {
        return "GET " + STREAM + "?after=0 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.read(data, Tokens.role("viewer")) + "\r\n\r\n";
    }

    /// What is on its way still, up to the end of the connection.
    private static String rest(InputStream in) {
        var text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (IOException reset) {
            // an end as good as any
        }
        return text.toString();
    }
}
