package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.objective.Objectives;
import io.stratos.host.objective.Stage;

/// How an instance stands to its objectives.
///
/// @param reason the objective that brought it to its stage, `OK` in NORMAL
public record ObjectiveView(Stage stage, ReasonCode reason, Objectives objectives) {}
