package io.stratos.host.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A client that does not read must not fill the venue's memory.
@Tag("X-4")
class StreamClientTest {
    private final List<String> closed = new ArrayList<>();
    private final Deque<Callback> unread = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final StreamClient client = new StreamClient(session(), thread);

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void aClientThatLeavesAsMuchUnreadAsMayBeIsKept() {
        send(StreamClient.UNDERWAY_MAX);
        assertThat(unread).hasSize(StreamClient.UNDERWAY_MAX);
        assertThat(closed).isEmpty();
    }

    @Test
    void aClientThatLeavesMoreUnreadIsHungUpOnWithTheReason() {
        send(StreamClient.UNDERWAY_MAX + 5);
        assertThat(unread).hasSize(StreamClient.UNDERWAY_MAX);
        assertThat(closed).containsExactly("1008 EXE_RATE_LIMITED: the client reads too slowly");
    }

    @Test
    void whatWasReadCountsNoMore() {
        send(StreamClient.UNDERWAY_MAX);
        unread.forEach(Callback::succeed);
        unread.clear();
        send(StreamClient.UNDERWAY_MAX);
        assertThat(closed).isEmpty();
    }

    @Test
    void aClientThatHasSomeUnreadHasNoRoomForTheTape() {
        assertThat(client.hasRoom()).isTrue();
        send(256);
        assertThat(client.hasRoom()).isFalse();
        unread.remove().succeed();
        assertThat(client.hasRoom()).isTrue();
    }

    private void send(int frames) {
        for (int i = 0; i < frames; i++) {
            client.frame("{}");
        }
    }

    /// Takes frames and never gets rid of them.
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (_, method, of) -> call(method.getName(), of));
    }

    private @Nullable Object call(String method, Object[] of) {
        switch (method) {
            case "isOpen" -> {
                return true;
            }
            case "sendText" -> unread.add((Callback) of[1]);
            case "close" -> closed.add(of[0] + " " + of[1]);
            default -> throw new AssertionError("not asked for: " + method);
        }
        return null;
    }
}
