package io.stratos.host.admission;

import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.host.policy.Policy;

/// The limits a sandbox gets: the stricter of what the strategy asks for and what policy allows.
public final class RuntimeLimits {

    /// Longest input: a book snapshot of some thousand levels, or a restored state of the size policy allows.
    private static final int INPUT_BYTES_LEAST = 256 * 1024;

    /// Room for intents beside the saved state.
    private static final int OUTPUT_BYTES_LEAST = 64 * 1024;

    private RuntimeLimits() {}

    public static ResourceLimits of(StrategyDescriptor descriptor, Policy policy) {
        return of(descriptor, policy, descriptor.resources().callbackTimeoutNanos());
    }

    /// The same, with another deadline.
    ///
    /// @param callbackTimeoutNanos instead of the descriptor's, still within policy where that is stricter
    public static ResourceLimits of(StrategyDescriptor descriptor, Policy policy, long callbackTimeoutNanos) {
        var asked = descriptor.resources();
        var allowed = policy.limits();
        long fuel = asked.fuelPerCallback() == 0 ? allowed.fuelPerCallback() : asked.fuelPerCallback();
        return new ResourceLimits(
                Math.min(asked.memoryBytes(), allowed.memoryBytes()),
                callbackTimeoutNanos,
                Math.min(fuel, allowed.fuelPerCallback()),
                Math.toIntExact(Math.min(allowed.codeBytes(), Integer.MAX_VALUE)),
                allowed.compileTimeNanos(),
                Math.toIntExact(INPUT_BYTES_LEAST + allowed.stateBytes()),
                Math.toIntExact(OUTPUT_BYTES_LEAST + allowed.stateBytes()));
    }
}
