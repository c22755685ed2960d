package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.DeployedInstance;

/// An instance that is known and does not run.
///
/// @param reason `DEP_STOPPED` if an operator stopped it, else why it could not be brought in
public record Resting(DeployedInstance decided, ReasonCode reason) {}
