package io.stratos.host.daemon;

/// Reads server-sent events from their lines.
final class EventLines {
    private String name = "";
    private String data = "";
    private long id = -1;

    /// Takes a line.
    ///
    /// @return whether more is wanted
    boolean take(String line, ControlClient.Heard heard) {
        if (line.startsWith("id: ")) {
            id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else if (line.isEmpty() && !name.isEmpty()) {
            var event = new ControlClient.Event(name, id, data);
            name = "";
            data = "";
            return heard.event(event);
        }
        return true;
    }
}
