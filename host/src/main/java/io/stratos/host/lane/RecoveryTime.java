package io.stratos.host.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;

/// How long one recovery may still take. In simulated time as long as it likes; live it ends, so that a
/// guest which cannot be brought back is halted rather than waited for.
public interface RecoveryTime {
    /// No end; each callback has one all the same.
    RecoveryTime UNLIMITED = () -> Long.MAX_VALUE;

    /// What is left, zero or less once it is over. Told to a thread other than the instance's.
    long leftNanos();

    /// So many turns are about to be re-applied, which honestly takes time: told before each try. It may
    /// return when nobody wants the guest any more.
    default void extend(long turns) {}

    /// The guest is there, and its deliveries are re-applied from now on.
    default void reapplies() {}

    /// Whether nothing more may be tried.
    default boolean isOver() {
        return leftNanos() <= 0;
    }

    /// The final decision after `first`; [#fault] once the time is over, whatever the guest does.
    default Decision await(Sandbox sandbox, Decision first) {
        var decision = first;
        for (int tries = 0; decision instanceof Decision.Pending; tries++) {
            if (isOver()) {
                return new Decision.Faulted(fault());
            }
            Decisions.pause(tries);
            decision = sandbox.poll();
        }
        return decision;
    }

    /// What a guest ends in that took all the time there was.
    static GuestFault fault() {
        return new GuestFault(GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT, 0);
    }
}
