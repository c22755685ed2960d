package io.stratos.abi.service;

import io.stratos.abi.model.ReasonCode;

/// A service, or why there is none.
public sealed interface ServiceOpening {

    /// It answers from now on.
    record Opened(ModelService service) implements ServiceOpening {}

    /// It cannot be used as configured.
    record Refused(ReasonCode code, String detail) implements ServiceOpening {}
}
