package io.stratos.host.daemon.api;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;

/// Tells a caller why nothing can be asked of an instance that does not run: it rests, or nobody knows it.
public final class Known {
    private final Deployments deployments;

    public Known(Deployments deployments) {
        this.deployments = deployments;
    }

    /// What is said of one that does not run.
    Refused missing(InstanceId id) {
        var rests = deployments.resting(id);
        return rests.isEmpty()
                ? Asked.noInstance(id)
                : Refusal.of(ReasonCode.DEP_STATE, "the instance does not run")
                        .at(id.toString())
                        .got(rests.get().reason(), "a running one")
                        .fix("stratos start " + id + " --reason \"...\"")
                        .refused();
    }
}
