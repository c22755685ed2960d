package io.stratos.host.live.lane;

import io.stratos.host.objective.StageChange;

/// What became of an operator's wish that an instance go on.
public sealed interface ObjectiveReset {

    /// It goes on.
    record Done(StageChange change) implements ObjectiveReset {}

    /// The instance takes no inputs any more, so nothing of it changes.
    record AtRest() implements ObjectiveReset {}
}
