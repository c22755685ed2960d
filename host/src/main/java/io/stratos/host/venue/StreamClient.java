package io.stratos.host.venue;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// A client over a WebSocket. What it has not taken is counted: whoever reads too slowly must not fill the venue's
/// memory.
final class StreamClient implements Listener {
    /// Frames on their way to a client that tells how to go on by itself (the market) are few.
    private static final int ROOM = 256;

    static final int UNDERWAY_MAX = 4_096;
    private static final int NORMAL = 1000;
    private static final int POLICY_VIOLATION = 1008;
    private static final long LAST_WORD_MILLIS = 1_000;
    private static final String TOO_SLOW = "EXE_RATE_LIMITED: the client reads too slowly";

    private final Session session;
    private final ScheduledExecutorService thread;
    private final AtomicInteger underway = new AtomicInteger();
    private boolean isOver;
    private @Nullable Future<?> cut;

    /// @param thread the desk's, which alone calls the methods
    StreamClient(Session session, ScheduledExecutorService thread) {
        this.session = session;
        this.thread = thread;
    }

    @Override
    public void frame(String text) {
        if (isOver || !session.isOpen()) {
            return;
        }
        if (underway.incrementAndGet() > UNDERWAY_MAX) {
            refuse(TOO_SLOW);
            return;
        }
        session.sendText(text, Callback.from(underway::decrementAndGet, _ -> underway.decrementAndGet()));
    }

    @Override
    public boolean hasRoom() {
        return !isOver && underway.get() < ROOM;
    }

    @Override
    public void hangUp() {
        isOver = true;
        session.close(NORMAL, "", Callback.NOOP);
    }

    /// A client that does not read does not read the last word either, so the connection is cut soon after.
    @Override
    public void refuse(String why) {
        isOver = true;
        if (cut != null) {
            return;
        }
        session.close(POLICY_VIOLATION, why, Callback.NOOP);
        cut = thread.schedule(session::disconnect, LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
    }
}
