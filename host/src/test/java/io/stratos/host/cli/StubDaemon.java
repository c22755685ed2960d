package io.stratos.host.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stratos.host.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What a daemon leaves in its data directory, with answers that a test gives; and the program that asks it.
final class StubDaemon implements AutoCloseable {
    private final Path data;
    private final HttpServer server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    StubDaemon(Path data, long pid) throws IOException {
        this.data = data;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(
                control(), "{\"schema\":\"stratos.control/2\",\"url\":\"" + url + "\",\"pid\":" + pid + "}", UTF_8);
        Files.createDirectories(token().getParent());
        Files.writeString(token(), "secret\n", UTF_8);
        Files.setPosixFilePermissions(token(), PosixFilePermissions.fromString("rw-------"));
    }

    Path control() {
        return data.resolve("control.json");
    }

    Path token() {
        return data.resolve("tokens/operator.token");
    }

    /// Whatever is asked at that path is answered so.
    StubDaemon answers(String path, int status, String json) {
        server.createContext(path, exchange -> answer(exchange, status, json));
        return this;
    }

    /// Whoever asks there is not answered, after this was done.
    StubDaemon breaksOff(String path, Runnable before) {
        server.createContext(path, exchange -> {
            before.run();
            exchange.close();
        });
        return this;
    }

    private static void answer(HttpExchange exchange, int status, String json) {
        var bytes = json.getBytes(UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The program asks it.
    ///
    /// @return the exit code
    int run(String... arguments) {
        var line = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, line, 0, arguments.length);
        line[arguments.length] = "--data";
        line[arguments.length + 1] = data.toString();
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new CommandLineProgram(World.system(), terminal).run(line);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
