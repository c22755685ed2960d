package io.stratos.venue.loopback.wire;

/// A text of the venue that is not what the protocol says. Carries none of it.
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
