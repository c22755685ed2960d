package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.Transition;

/// What became of an operator's reset.
public sealed interface BreakerReset {

    /// It is closed; what it had counted is forgotten.
    record Done(Transition transition) implements BreakerReset {}

    /// Nothing of it changes: it is at rest, trading is halted, or it could not take it in time.
    record Refused(ReasonCode code) implements BreakerReset {}
}
