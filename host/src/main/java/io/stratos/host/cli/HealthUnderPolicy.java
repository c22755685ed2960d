package io.stratos.host.cli;

import io.stratos.abi.lane.DecisionLimits;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.admission.RuntimeLimits;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.policy.Policy;

/// By what a strategy's health is judged under a policy: the same limits that its sandbox gets.
final class HealthUnderPolicy {
    private HealthUnderPolicy() {}

    /// In simulated time.
    static HealthRules simulated(StrategyDescriptor descriptor, Policy policy) {
        return HealthRules.simulated(descriptor.runtimeKind(), limits(descriptor, policy), restarts(policy));
    }

    /// In real time.
    static HealthRules live(StrategyDescriptor descriptor, Policy policy) {
        return HealthRules.live(limits(descriptor, policy), restarts(policy));
    }

    private static GuestLimits limits(StrategyDescriptor descriptor, Policy policy) {
        var sandbox = RuntimeLimits.of(descriptor, policy);
        var output = descriptor.resources().output();
        return new GuestLimits(
                sandbox.fuelMax(),
                GuestLimits.memoryOf(descriptor, sandbox.memoryBytesMax()),
                sandbox.callbackTimeoutNanos(),
                policy.limits().stateBytes(),
                Math.toIntExact(policy.limits().stateEveryTurns()),
                output.intentsPerEvent(),
                Math.min(output.logBytesPerEvent(), policy.limits().logBytesPerEvent()),
                Math.min(output.logBytesPerSecond(), policy.limits().logBytesPerSecond()),
                Math.min(output.logBytesPerInstance(), policy.limits().logBytesPerInstance()),
                DecisionLimits.HINTS_MAX);
    }

    private static RestartRules restarts(Policy policy) {
        var restarts = policy.restarts();
        return new RestartRules(
                restarts.max(), restarts.windowNanos(), restarts.backoffNanos(), restarts.backoffNanosMax());
    }
}
