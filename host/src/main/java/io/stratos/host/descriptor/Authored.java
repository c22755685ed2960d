package io.stratos.host.descriptor;

import io.stratos.abi.model.StrategyDescriptor;

/// What the author wrote.
///
/// @param release counter of releases for `stratos pack`, from 1; 0 where the author leaves it to the command line
public record Authored(StrategyDescriptor descriptor, long release) {}
