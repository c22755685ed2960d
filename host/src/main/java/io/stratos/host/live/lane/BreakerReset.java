package io.stratos.host.live.lane;

import io.stratos.host.breaker.Transition;

/// What became of an operator's reset.
public sealed interface BreakerReset {

    /// It is closed; what it had counted is forgotten.
    record Done(Transition transition) implements BreakerReset {}

    /// The instance takes no inputs any more, so nothing of it changes.
    record AtRest() implements BreakerReset {}
}
