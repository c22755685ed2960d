package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;

/// Health of a live instance as its lane tells it. What degrades it from outside (a full ledger or queue, bad input, missed
/// objectives) passes; the first such reason stands until it has passed. Its lane's thread.
final class LiveHealth {
    private HealthState state = HealthState.HEALTHY;
    private ReasonCode reason = ReasonCode.OK;
    private ReasonCode steered = ReasonCode.OK;

    HealthState state() {
        return state;
    }

    ReasonCode reason() {
        return reason;
    }

    boolean isHalted() {
        return state == HealthState.HALTED;
    }

    void set(HealthState newState, ReasonCode why) {
        state = newState;
        reason = why;
    }

    /// Takes over what an earlier process left.
    void restore(LiveShell shell) {
        set(shell.health(), shell.reason());
        steered = Steering.gives(reason) ? reason : ReasonCode.OK;
    }

    /// A reason holds now, or has passed.
    ///
    /// @return whether the health changed
    boolean pass(ReasonCode why, boolean holds) {
        if (holds && state == HealthState.HEALTHY) {
            set(HealthState.DEGRADED, why);
            return true;
        }
        if (!holds && state == HealthState.DEGRADED && reason == why) {
            set(HealthState.HEALTHY, ReasonCode.OK);
            return true;
        }
        return false;
    }

    /// What steers the instance says why it is held back now, `OK` if it is not.
    ///
    /// @return whether the health changed
    boolean steer(ReasonCode why) {
        boolean changed = false;
        if (why != steered) {
            changed = steered != ReasonCode.OK && pass(steered, false);
            steered = why;
        }
        return (why != ReasonCode.OK && pass(why, true)) || changed;
    }
}
