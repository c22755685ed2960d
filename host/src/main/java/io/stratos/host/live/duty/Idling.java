package io.stratos.host.live.duty;

import java.util.concurrent.locks.LockSupport;

/// How one thread waits that has nothing to do: it spins, yields, then parks. Whoever has something for it wakes it.
///
/// While background work is done it does not yield: who yields to a thread that works gets the core back when the
/// system next looks at its clock, after up to four milliseconds, and who parks gets it back at once when it is woken.
public final class Idling {
    private static final int SPINS = 100;
    private static final int YIELDS = 300;

    /// The longest an idle thread sleeps; what comes in meanwhile waits that long at most, if nobody wakes it.
    private static final long PARK_NANOS = 200_000;

    private final BackgroundWork background;
    private int steps;

    /// @param background of the host that the thread belongs to
    public Idling(BackgroundWork background) {
        this.background = background;
    }

    /// There was something to do: the next wait begins anew.
    public void end() {
        steps = 0;
    }

    /// One step of waiting, on the thread it belongs to.
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    public void step() {
        if (steps < SPINS) {
            steps++;
            Thread.onSpinWait();
        } else if (steps < YIELDS && !background.isAny()) {
            steps++;
            Thread.yield();
        } else {
            steps = YIELDS;
            LockSupport.parkNanos(PARK_NANOS);
        }
    }
}
