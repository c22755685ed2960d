package io.stratos.abi.model;

/// All that a strategy knows of the world beside the callback itself; recorded with the delivery.
///
/// @param cursor dense number of this turn, from 1
/// @param nowNanos the only clock a strategy has
/// @param randomSeed seed of this callback's random source
/// @param safety the interlock as it stands
/// @param checkpointDue the host wants the state with this decision
public record CallbackContext(long cursor, long nowNanos, long randomSeed, SafetyState safety, boolean checkpointDue) {}
