package io.stratos.host.live.market;

import io.stratos.abi.model.Event;
import io.stratos.host.live.duty.Bell;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Market data on its way to an in-process venue: every event, in order. The feed puts, the account takes; while it
/// is full the feed holds its source back.
public final class MarketQueue {
    private static final int CAPACITY = 8_192;

    private final ArrayBlockingQueue<Event> queue = new ArrayBlockingQueue<>(CAPACITY);

    private volatile Bell alarm = Bell.NONE;

    /// Is told what to ring when something came; before anything does.
    public void wakes(Bell who) {
        alarm = who;
    }

    boolean hasRoomFor(int events) {
        return queue.remainingCapacity() >= events;
    }

    void put(Event event) {
        if (!queue.offer(event)) {
            throw new IllegalStateException("Invariant: the feed looked for room");
        }
        alarm.ring();
    }

    public @Nullable Event poll() {
        return queue.poll();
    }
}
