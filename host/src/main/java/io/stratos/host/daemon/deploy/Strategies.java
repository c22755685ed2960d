package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.InstanceId;
import io.stratos.host.live.LivePlan;
import io.stratos.host.refusal.Refused;

/// Gets strategies ready to run: read once, admitted, compiled, as anywhere else. Each call compiles anew,
/// so whoever asked closes the module.
public interface Strategies {

    /// What an operator brings.
    ///
    /// @throws Refused with everything that admission says against it
    LivePlan.Instance deployed(Wanted wanted, byte[] bundle) throws Refused;

    /// An instance of the configuration file, as its bundle is now.
    ///
    /// @throws Refused as [#deployed], or if the file names none of that name
    LivePlan.Instance declared(InstanceId id) throws Refused;
}
