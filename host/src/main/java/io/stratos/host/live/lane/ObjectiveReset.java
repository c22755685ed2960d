package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.objective.StageChange;

/// What became of an operator's wish that an instance go on.
public sealed interface ObjectiveReset {

    /// It goes on.
    record Done(StageChange change) implements ObjectiveReset {}

    /// Nothing of it changes: it is at rest, trading is halted, or it could not take it in time.
    record Refused(ReasonCode code) implements ObjectiveReset {}
}
