package io.stratos.sandbox.wasm.watchdog;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// One daemon thread that looks at the deadlines of all threads that run guests.
///
/// It parks between looks: until the next known deadline, but no longer than a quarter of the
/// shortest timeout in use, so that every call that could be late has been seen before. Lanes never
/// wake it: they only write their deadline.
public final class Watchdog implements AutoCloseable {
    /// A look costs a few microseconds of CPU, so looking more often than this would burn a share
    /// of a core.
    private static final long PERIOD_NANOS_MIN = 50_000;
    private static final long PERIOD_NANOS_MAX = 5_000_000;
    private static final int LOOKS_PER_TIMEOUT = 4;

    private final LongSupplier clock;
    private final Thread thread;
    private volatile LaneDeadline[] deadlines = {};
    private volatile long periodNanos = PERIOD_NANOS_MAX;
    private volatile boolean closed;

    /// @param nanoClock monotonic time in nanoseconds, from any origin
    public Watchdog(LongSupplier nanoClock) {
        long origin = nanoClock.getAsLong() - 1;
        this.clock = () -> nanoClock.getAsLong() - origin;
        this.thread = Thread.ofPlatform().name("stratos-wasm-watchdog").daemon().unstarted(this::watch);
    }

    /// The deadline of a thread, the same one as long as the thread lives.
    ///
    /// @param timeoutNanos a timeout this thread will use; the watchdog looks often enough for the
    ///     shortest it was told
    public synchronized LaneDeadline of(Thread lane, long timeoutNanos) {
        if (closed) {
            throw new IllegalStateException("Condition failed: the sandbox runtime is closed");
        }
        expect(timeoutNanos);
        for (LaneDeadline deadline : deadlines) {
            if (deadline.lane() == lane) {
                return deadline;
            }
        }
        LaneDeadline added = new LaneDeadline(lane, clock);
        LaneDeadline[] living = Arrays.stream(deadlines)
                .filter(deadline -> deadline.lane().isAlive())
                .toArray(LaneDeadline[]::new);
        LaneDeadline[] next = Arrays.copyOf(living, living.length + 1);
        next[living.length] = added;
        deadlines = next;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        return added;
    }

    private void expect(long timeoutNanos) {
        long period = Math.clamp(timeoutNanos / LOOKS_PER_TIMEOUT, PERIOD_NANOS_MIN, PERIOD_NANOS_MAX);
        periodNanos = Math.min(periodNanos, period);
    }

    private void watch() {
        while (!closed) {
            long pause = periodNanos;
            long now = clock.getAsLong();
            for (LaneDeadline deadline : deadlines) {
                pause = Math.min(pause, deadline.strikeIfPast(now));
            }
            LockSupport.parkNanos(this, pause);
        }
    }

    /// Stops watching. Guests that still run are no longer stopped.
    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
