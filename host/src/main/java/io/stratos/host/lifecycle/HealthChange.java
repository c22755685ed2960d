package io.stratos.host.lifecycle;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// An instance was warned, degraded, rebuilt or halted.
///
/// @param limit what it is about, null if it is no limit
/// @param used of that limit
/// @param allowed the limit itself
/// @param heldUntilNanos `turn.now` up to which it only reduces, 0 if it is not held back
/// @param readyAtNanos `turn.now` of its next turn after a fault, 0 without one
public record HealthChange(
        HealthState state,
        HealthState previous,
        ReasonCode reason,
        @Nullable Limit limit,
        long used,
        long allowed,
        long heldUntilNanos,
        long readyAtNanos) {

    /// Told of each change, right when it happens.
    @FunctionalInterface
    public interface Listener {
        void changed(HealthChange change);
    }
}
