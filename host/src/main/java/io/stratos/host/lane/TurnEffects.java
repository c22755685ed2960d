package io.stratos.host.lane;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;

/// Where a turn's effects go. The shell decides when they are released: never before the turn is committed, except to
/// an in-process venue whose state is in the same batch (DESIGN §5).
public interface TurnEffects {

    void approved(ApprovedIntent intent, long nowNanos);

    /// An order, cancel, amend or position intent that the gate denied; the strategy is told.
    void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos);

    /// An instance of Compute that may, asks for a model or a signal.
    ///
    /// @return `OK`, or why nobody will be asked
    default ReasonCode asked(ServiceRequest request, long nowNanos) {
        return ReasonCode.SVC_UNKNOWN;
    }
}
