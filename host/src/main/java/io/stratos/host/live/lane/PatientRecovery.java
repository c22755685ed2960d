package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.Recovery;

/// Recovery by a wall clock: a guest that the clock stopped while it was made is made anew. What was
/// recorded of it was in time, and code that runs for the first time is slow.
final class PatientRecovery {
    /// By then the code is compiled, or the guest is too slow for its own deadline.
    private static final int LATE_MAX = 20;

    private final Recovery recovery;

    PatientRecovery(Recovery recovery) {
        this.recovery = recovery;
    }

    /// An instance that has no rows.
    Recovery.Outcome fresh(long startNanos) {
        var outcome = recovery.start(startNanos);
        for (int i = 0; i < LATE_MAX && isLate(outcome); i++) {
            outcome = recovery.start(startNanos);
        }
        return outcome;
    }

    /// An instance as its rows tell.
    Recovery.Outcome restored(long startNanos) {
        return inTime(recovery.start(startNanos));
    }

    /// A new guest after a fault.
    Recovery.Outcome rebuilt() {
        return inTime(recovery.rebuildAfterFault());
    }

    Recovery.Outcome standStill() {
        return recovery.standStill();
    }

    private Recovery.Outcome inTime(Recovery.Outcome first) {
        var outcome = first;
        for (int i = 0; i < LATE_MAX && isLate(outcome); i++) {
            outcome = recovery.rebuildAfterFault();
        }
        return outcome;
    }

    private static boolean isLate(Recovery.Outcome outcome) {
        return outcome instanceof Recovery.Outcome.Refused(var code, var _) && code == ReasonCode.RES_TIMEOUT;
    }
}
