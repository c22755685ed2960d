package io.stratos.host.live.market;

import io.stratos.abi.model.Event;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Market data on its way to an in-process venue: every event, in order. The feed puts, the account takes; while it
/// is full the feed holds its source back. Nobody is woken for it: an account looks when it has something to do, and at
/// the end of each of its short sleeps.
public final class MarketQueue {
    private static final int CAPACITY = 8_192;

    private final ArrayBlockingQueue<Event> queue = new ArrayBlockingQueue<>(CAPACITY);

    boolean hasRoomFor(int events) {
        return queue.remainingCapacity() >= events;
    }

    void put(Event event) {
        if (!queue.offer(event)) {
            throw new IllegalStateException("Invariant: the feed looked for room");
        }
    }

    public @Nullable Event poll() {
        return queue.poll();
    }
}
