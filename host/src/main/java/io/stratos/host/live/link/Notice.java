package io.stratos.host.live.link;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.ReasonCode;

/// What overtakes everything else on its way to an instance (SPEC M-11).
public sealed interface Notice {

    /// Risk, safety or an operator's signal; the strategy is told.
    record Tell(Event event) implements Notice {}

    /// The instance must halt.
    record Halt(ReasonCode code) implements Notice {}
}
