package io.stratos.host.live.link;

import io.stratos.abi.model.Event;
import io.stratos.host.live.duty.Bell;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Execution events on their way to one instance, in the order of their numbers; the account puts, the lane
/// takes.
///
/// Bounded, and yet nothing is lost: each event has its row in the ledger before it comes here, and what
/// does not fit is read from there when there is room again.
public final class ExecutionInbox {
    /// A burst of fills fits; more than this waits in the ledger and not in memory.
    public static final int CAPACITY = 1_024;

    private final ArrayBlockingQueue<Told> queue;
    /// A lane asks each time it looks at an instance, and mostly there is nothing: a read instead of a lock.
    private final AtomicInteger waiting = new AtomicInteger();
    private final Bell bell;

    /// @param limit events that wait in memory at most, as of [#capacityOf]
    /// @param bell rung when something was put
    public ExecutionInbox(int limit, Bell bell) {
        queue = new ArrayBlockingQueue<>(limit);
        this.bell = bell;
    }

    /// How many events wait in memory for an instance whose descriptor names that limit; 0 for none named.
    public static int capacityOf(int queueLimit) {
        return queueLimit == 0 ? CAPACITY : Math.clamp(queueLimit, 1, CAPACITY);
    }

    /// One event.
    ///
    /// @param seq of its row in the outbox
    public record Told(long seq, Event event) {}

    /// Puts an event behind the others.
    ///
    /// @return false if there is no room
    public boolean offer(Told told) {
        boolean taken = queue.offer(told);
        if (taken) {
            waiting.incrementAndGet();
        }
        bell.ring();
        return taken;
    }

    public @Nullable Told poll() {
        if (waiting.get() == 0) {
            return null; // what is being put rings the bell once it is there
        }
        var told = queue.poll();
        if (told != null) {
            waiting.decrementAndGet();
        }
        return told;
    }

    public int size() {
        return waiting.get();
    }

    public boolean hasRoom() {
        return queue.remainingCapacity() > 0;
    }
}
