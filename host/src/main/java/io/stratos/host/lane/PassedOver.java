package io.stratos.host.lane;

import io.stratos.abi.model.ReasonCode;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Checkpoints whose state a guest could not take back, found while it is rebuilt beside the lane, and told
/// by the lane.
final class PassedOver {
    private final ConcurrentLinkedQueue<State> states = new ConcurrentLinkedQueue<>();

    private record State(long checkpoint, ReasonCode fault) {}

    void add(long checkpoint, ReasonCode fault) {
        states.add(new State(checkpoint, fault));
    }

    void tell(TurnLog log, long nowNanos) {
        for (var state = states.poll(); state != null; state = states.poll()) {
            log.unrestorable(state.checkpoint(), state.fault(), nowNanos);
        }
    }
}
