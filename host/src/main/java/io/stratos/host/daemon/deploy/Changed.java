package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.lane.InstanceStatus;

/// What came of a change of one instance.
///
/// @param reason `OK`, or why an instance that was brought in must not run
public record Changed(InstanceId id, State state, ReasonCode reason, long cursor) {

    /// Where the instance is now.
    public enum State {
        /// It takes inputs.
        RUNNING,
        /// It was brought in and halts at once; the reason says why.
        HALTED,
        /// It is known, and does not run.
        STOPPED,
        /// Nothing is known of it any more but its rows in the ledger.
        GONE
    }

    static Changed running(InstanceStatus status) {
        var state = status.health() == HealthState.HALTED ? State.HALTED : State.RUNNING;
        return new Changed(status.instance(), state, status.reason(), status.cursor());
    }
}
