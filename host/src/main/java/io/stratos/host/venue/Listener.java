package io.stratos.host.venue;

/// One client on a stream.
interface Listener {

    /// Sends a frame. A client that has taken too little of what it was sent is hung up on.
    void frame(String text);

    /// Whether the client has taken most of what it was sent.
    boolean hasRoom();

    /// Ends the connection.
    void hangUp();

    /// Ends the connection and says why; the venue has no place for it.
    void refuse(String why);
}
