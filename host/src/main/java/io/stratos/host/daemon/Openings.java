package io.stratos.host.daemon;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a start has opened, until a host owns it: all of it is closed where the start is refused.
final class Openings {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    void add(Runnable closing) {
        closings.push(closing);
    }

    /// Closes it, the newest first.
    ///
    /// @param why the start is refused; learns what could not be closed
    void close(Exception why) {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException broken) {
                why.addSuppressed(broken);
            }
        }
    }
}
