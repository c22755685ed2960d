package io.stratos.host.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.world.World;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A daemon whose connections break.
@Tag("U-2")
@Timeout(60)
class WatchCommandTest {
    private static final String BEGIN = "id: 5\nevent: begin\ndata: {\"schema\":\"stratos.stream/1\",\"seq\":5}\n\n";
    private static final String RECORD = "id: 6\nevent: record\ndata: {\"seq\":6,\"kind\":\"note\"}\n\n";

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void token() throws IOException {
        var tokens = Files.createDirectory(data.resolve("tokens"));
        var file = Files.writeString(tokens.resolve("viewer.token"), "abc\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void onAQuietJournalItGoesOnHoweverOftenTheConnectionBreaks() throws Exception {
        assertThat(watched(List.of(BEGIN, BEGIN, BEGIN, BEGIN + RECORD))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(UTF_8)).contains("#6");
    }

    @Test
    void aDaemonThatSaysNothingEndsIt() throws Exception {
        assertThat(watched(List.of(BEGIN, ""))).isNotEqualTo(ExitCode.DONE);
    }

    /// @param streams what each connection brings before it breaks
    private int watched(List<String> streams) throws Exception {
        try (var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    data.resolve("control.json"),
                    "{\"schema\":\"stratos.control/2\",\"url\":\"http://127.0.0.1:" + socket.getLocalPort()
                            + "\",\"pid\":1}");
            var _ = Thread.ofVirtual().start(() -> serve(socket, streams));
            var terminal = new Terminal(
                    new PrintStream(out, true, UTF_8), new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
            return new CommandLineProgram(World.system(), terminal)
                    .run("watch", "--records", "1", "--role", "viewer", "--data", data.toString());
        }
    }

    private static void serve(ServerSocket socket, List<String> streams) {
        try {
            for (var stream : streams) {
                try (var connection = socket.accept()) {
                    var asked = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
                    for (var line = asked.readLine(); line != null && !line.isEmpty(); ) {
                        line = asked.readLine();
                    }
                    var answer =
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + stream;
                    connection.getOutputStream().write(answer.getBytes(UTF_8));
                }
            }
        } catch (IOException closed) {
            // nobody asks any more
        }
    }
}
