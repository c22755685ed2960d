package io.stratos.host.daemon.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events. A write waits until the reader took what was written before; one who takes nothing for
/// as long as the server lets a connection idle is cut off.
final class EventOut {
    private final OutputStream out;

    EventOut(OutputStream out) {
        this.out = out;
    }

    /// @param data one line
    void event(String name, String data) throws IOException {
        write("event: " + name + "\ndata: " + data + "\n\n");
    }

    /// One that a reader who comes back names as the last that it has.
    void event(String name, long id, String data) throws IOException {
        write("id: " + id + "\n");
        event(name, data);
    }

    /// Nothing happened, and the connection stands.
    void beat() throws IOException {
        write(":\n\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
