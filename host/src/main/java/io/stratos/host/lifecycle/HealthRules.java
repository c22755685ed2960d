package io.stratos.host.lifecycle;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import java.util.EnumSet;
import java.util.Set;

/// By what an instance's health is judged.
///
/// @param decisive limits whose use is answered; the others are only shown
public record HealthRules(GuestLimits limits, RestartRules restarts, Set<Limit> decisive) {
    public HealthRules {
        decisive = Set.copyOf(decisive);
    }

    /// In simulated time: what depends on the machine decides nothing, so that every run is the same.
    public static HealthRules simulated(RuntimeKind kind, GuestLimits limits, RestartRules restarts) {
        var counted = EnumSet.allOf(Limit.class);
        counted.removeIf(limit -> limit.isMeasured(kind));
        return new HealthRules(limits, restarts, counted);
    }

    /// Live: everything is answered.
    public static HealthRules live(GuestLimits limits, RestartRules restarts) {
        return new HealthRules(limits, restarts, EnumSet.allOf(Limit.class));
    }

    /// Simulated time under the descriptor's own limits and the usual restarts.
    public static HealthRules of(StrategyDescriptor descriptor) {
        return simulated(descriptor.runtimeKind(), GuestLimits.of(descriptor), RestartRules.DEFAULT);
    }
}
