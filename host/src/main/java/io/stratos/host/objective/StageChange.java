package io.stratos.host.objective;

import io.stratos.abi.model.ReasonCode;

/// An instance came to another stage.
///
/// @param reason the objective that was missed; `OK` on the way back
/// @param measured in the window that decided: nanoseconds, or thousandths of events
/// @param allowed by the objective, in the same unit
public record StageChange(Stage previous, Stage stage, ReasonCode reason, long measured, long allowed) {}
