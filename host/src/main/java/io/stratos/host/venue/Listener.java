package io.stratos.host.venue;

/// One client on the stream of an account.
interface Listener {

    void frame(String text);

    /// Ends the connection.
    void hangUp();
}
