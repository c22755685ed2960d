package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;

/// What became of a wish to change a configuration.
public sealed interface ConfigAnswer {

    /// It is in the ledger and waits for its moment, also over a restart.
    ///
    /// @param version that the configuration has from then on
    record Accepted(long version) implements ConfigAnswer {}

    /// It changes nothing: another change waits, or the instance is at rest.
    record Refused(ReasonCode code) implements ConfigAnswer {}
}
