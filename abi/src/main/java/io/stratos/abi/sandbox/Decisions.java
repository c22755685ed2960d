package io.stratos.abi.sandbox;

import java.util.concurrent.locks.LockSupport;

/// Waits for a sandbox that works outside the host's thread; off the lane only (start, replay, simulated time).
public final class Decisions {
    /// More of them would slow the guest down where cores are few.
    private static final int SPINS = 20;
    private static final int YIELDS = 2_000;
    private static final long PARK_NANOS = 20_000;

    private Decisions() {}

    /// The final decision after `first`.
    public static Decision await(Sandbox sandbox, Decision first) {
        var decision = first;
        for (int tries = 0; decision instanceof Decision.Pending; tries++) {
            pause(tries);
            decision = sandbox.poll();
        }
        return decision;
    }

    /// One step of waiting: spins, gives the core away, sleeps.
    ///
    /// @param tries steps before this one
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    public static void pause(int tries) {
        if (tries < SPINS) {
            Thread.onSpinWait();
        } else if (tries < YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }
}
