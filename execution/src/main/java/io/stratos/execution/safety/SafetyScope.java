package io.stratos.execution.safety;

import io.stratos.abi.model.InstanceId;

/// Whom an interlock state binds. The tightest of all scopes that apply to an order counts.
public sealed interface SafetyScope {

    /// Everything on this host.
    record Host() implements SafetyScope {}

    /// The account of this core.
    record Account() implements SafetyScope {}

    /// Every instrument of one venue.
    record Venue(String name) implements SafetyScope {}

    /// One instance.
    record Instance(InstanceId id) implements SafetyScope {}
}
