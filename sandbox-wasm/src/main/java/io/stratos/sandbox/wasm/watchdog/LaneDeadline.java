package io.stratos.sandbox.wasm.watchdog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// The deadline of the guest that one thread runs at the moment, shared with the watchdog.
///
/// | state | lane does | watchdog does |
/// | --- | --- | --- |
/// | IDLE | `arm` → a deadline | nothing |
/// | a deadline (positive) | `disarm` → IDLE | once it has passed: → STRIKING |
/// | STRIKING | `disarm` waits | interrupts the lane, then → STRUCK |
/// | STRUCK | `disarm` clears the interrupt → IDLE | nothing |
///
/// Lane and watchdog both leave a deadline by compare-and-set, so exactly one of them wins. If the
/// watchdog does, the lane does not return from `disarm` before the interrupt has arrived and is
/// cleared: it can hit neither the next guest nor the host. The state stands alone on its cache
/// lines.
public final class LaneDeadline {
    private static final long IDLE = 0;
    private static final long STRIKING = -1;
    private static final long STRUCK = -2;

    /// The watchdog is between two instructions; only where it lost its core does the lane give up
    /// its own.
    private static final int SPINS_MAX = 1_000;
    private static final long WAIT_NANOS = 10_000;
    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);

    /// Cells before and after the used one keep neighbours off its cache line (and off the one
    /// fetched with it).
    private static final int PADDING = 16;

    private final long[] cells = new long[2 * PADDING + 1];
    private final Thread lane;
    private final LongSupplier clock;
    private boolean interruptedBefore;

    LaneDeadline(Thread lane, LongSupplier clock) {
        this.lane = lane;
        this.clock = clock;
        boolean _ = isPast(); // linked here, not where a deep guest has left no stack for it
    }

    /// The thread that may arm and disarm this deadline.
    public Thread lane() {
        return lane;
    }

    /// Starts the time of one call. An interrupt that came earlier is the host's: it is kept back
    /// until `disarm`.
    public void arm(long timeoutNanos) {
        interruptedBefore = Thread.interrupted();
        CELLS.setRelease(cells, PADDING, clock.getAsLong() + timeoutNanos);
    }

    /// Lane only, between `arm` and `disarm`: whether the time of the call is over. Whoever asks needs no
    /// watchdog to run.
    public boolean isPast() {
        long deadline = (long) CELLS.getOpaque(cells, PADDING);
        return deadline < IDLE || clock.getAsLong() >= deadline;
    }

    /// Ends the time of one call; must follow every `arm`.
    ///
    /// @return whether the watchdog struck: the deadline had passed, and the guest was or would
    ///     have been interrupted
    public boolean disarm() {
        long deadline = (long) CELLS.getOpaque(cells, PADDING);
        boolean struck = deadline < IDLE || !CELLS.compareAndSet(cells, PADDING, deadline, IDLE);
        if (struck) {
            takeTheStrike();
        }
        if (interruptedBefore) {
            lane.interrupt();
        }
        return struck;
    }

    private void takeTheStrike() {
        for (int spins = 0; (long) CELLS.getAcquire(cells, PADDING) != STRUCK; spins++) {
            if (spins < SPINS_MAX) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
        CELLS.setRelease(cells, PADDING, IDLE);
        boolean _ = Thread.interrupted();
    }

    /// Watchdog only: interrupts the lane if its deadline has passed.
    ///
    /// @return nanoseconds until the deadline; the largest number if there is none
    long strikeIfPast(long now) {
        long deadline = (long) CELLS.getAcquire(cells, PADDING);
        if (deadline <= IDLE) {
            return Long.MAX_VALUE;
        }
        if (now < deadline) {
            return deadline - now;
        }
        if (CELLS.compareAndSet(cells, PADDING, deadline, STRIKING)) {
            lane.interrupt();
            CELLS.setRelease(cells, PADDING, STRUCK);
        }
        return Long.MAX_VALUE;
    }
}
