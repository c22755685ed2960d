package io.stratos.host.live.duty;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How one thread waits that has nothing to do: it spins, yields, then parks, until somebody wakes it who has something
/// for it.
///
/// While background work is done it hardly spins and does not yield: who yields to a thread that works gets the core
/// back when the
/// system next looks at its clock, after up to four milliseconds, and who parks gets it back at once when it is woken.
public final class Idling {
    private static final int SPINS = 100;

    /// Beside background work: what it spins away is missing to whoever it shares the core with.
    private static final int SPINS_BESIDE = 10;

    private static final int YIELDS = 300;

    /// The longest an idle thread sleeps: what nobody wakes it for waits that long at most.
    private static final long PARK_NANOS = 200_000;

    private final BackgroundWork background;
    private int steps;

    /// Who parks, or is about to; it looks once more for something to do after it said so, so that nothing is missed.
    private volatile @Nullable Thread parking;

    /// @param background that it does not yield to
    public Idling(BackgroundWork background) {
        this.background = background;
    }

    /// There was something to do: the next wait begins anew.
    public void end() {
        if (steps > YIELDS) {
            parking = null;
        }
        steps = 0;
    }

    /// One step of waiting, on the thread it belongs to, which looks for something to do after each.
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    public void step() {
        if (steps < (background.isAny() ? SPINS_BESIDE : SPINS)) {
            steps++;
            Thread.onSpinWait();
        } else if (steps < YIELDS && !background.isAny()) {
            steps++;
            Thread.yield();
        } else if (steps <= YIELDS) {
            steps = YIELDS + 1;
            parking = Thread.currentThread();
        } else {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    /// Whether it sleeps, or will unless there is something to do. Safe from any thread.
    boolean isParking() {
        return parking != null;
    }

    /// There is something to do. Safe from any thread.
    public void wake() {
        var sleeper = parking;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }
}
