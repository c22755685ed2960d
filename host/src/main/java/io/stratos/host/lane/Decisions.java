package io.stratos.host.lane;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import java.util.concurrent.locks.LockSupport;

/// Waits for a sandbox that works outside the host's thread; off the lane only (start, replay, simulated time).
public final class Decisions {
    private static final int SPINS = 2_000;
    private static final long PARK_NANOS = 20_000;

    private Decisions() {}

    /// The final decision after `first`.
    public static Decision await(Sandbox sandbox, Decision first) {
        var decision = first;
        for (int tries = 0; decision instanceof Decision.Pending; tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PARK_NANOS);
            }
            decision = sandbox.poll();
        }
        return decision;
    }
}
