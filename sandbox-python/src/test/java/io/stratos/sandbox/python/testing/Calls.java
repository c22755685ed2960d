package io.stratos.sandbox.python.testing;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import java.util.concurrent.locks.LockSupport;

/// Calls a sandbox as a lane does, and waits as a lane does not.
public final class Calls {
    private static final int SPINS = 20;
    private static final int YIELDS = 2_000;
    private static final long PAUSE_NANOS = 100_000;

    private Calls() {}

    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    public static Decision call(Sandbox sandbox, byte[] input) {
        var decision = sandbox.begin(input, 0, input.length);
        for (int spins = 0; decision == Decision.Pending.PENDING; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else if (spins < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            decision = sandbox.poll();
        }
        return decision;
    }

    public static Decision.Decided decided(Sandbox sandbox, byte[] input) {
        var decision = call(sandbox, input);
        if (decision instanceof Decision.Decided decided) {
            return decided;
        }
        throw new AssertionError("decided, but got " + decision);
    }

    public static GuestFault fault(Sandbox sandbox, byte[] input) {
        var decision = call(sandbox, input);
        if (decision instanceof Decision.Faulted faulted) {
            return faulted.fault();
        }
        throw new AssertionError("faulted, but got " + decision);
    }
}
