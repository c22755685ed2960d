package io.stratos.host.lane;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.sandbox.Decision;

/// What a decision asks of models and signals (SPEC M-15): who declared it may ask, and on Compute only, because LL
/// waits
/// for no model (SPEC M-8).
final class ServiceRequests {
    private ServiceRequests() {}

    /// Hands on what may be asked, and counts what may not.
    static void release(
            Decision.Decided decided,
            InstanceSpec spec,
            TurnEffects effects,
            InstanceStatistics statistics,
            long nowNanos) {
        for (var request : decided.serviceRequests()) {
            var refused = ask(request, spec, effects, nowNanos);
            if (refused != ReasonCode.OK) {
                statistics.denied(refused);
            }
        }
    }

    private static ReasonCode ask(ServiceRequest request, InstanceSpec spec, TurnEffects effects, long nowNanos) {
        var capabilities = spec.descriptor().capabilities();
        if (!capabilities.externalCalls()) {
            return ReasonCode.GATE_CAPABILITY;
        }
        return capabilities.lane() == Lane.LL ? ReasonCode.SVC_LANE : effects.asked(request, nowNanos);
    }
}
