package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;

/// What became of a wish to change a configuration.
public sealed interface ConfigAnswer {

    /// It is in the ledger and waits for its moment, also over a restart.
    ///
    /// @param version that the configuration has from then on
    record Accepted(long version) implements ConfigAnswer {}

    /// It changes nothing: the instance is at rest, has no room, or could not take it in time.
    record Refused(ReasonCode code) implements ConfigAnswer {}
}
