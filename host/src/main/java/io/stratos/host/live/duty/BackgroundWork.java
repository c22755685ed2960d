package io.stratos.host.live.duty;

import java.util.concurrent.atomic.AtomicInteger;

/// How many threads of a host work that gladly give their core to others: agents of a niceness above 0, and those that
/// make guests out of their deliveries. All methods are safe from any thread.
public final class BackgroundWork {
    private final AtomicInteger threads = new AtomicInteger();

    /// The calling thread, which has not said so yet, has something to do.
    public void begins() {
        threads.incrementAndGet();
    }

    /// It has nothing to do any more.
    public void ends() {
        threads.decrementAndGet();
    }

    /// Whether any of them works.
    public boolean isAny() {
        return threads.get() > 0;
    }
}
