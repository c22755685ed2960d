package io.stratos.host.live.lane;

import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.BreakerState;
import io.stratos.host.breaker.Transition;
import java.util.List;

/// How an instance's breaker stands, for whoever watches it from another thread.
///
/// @param history transitions since the process began, oldest first; the journal has all of them
public record BreakerView(BreakerState state, BreakerRules rules, List<Transition> history) {
    public BreakerView {
        history = List.copyOf(history);
    }
}
