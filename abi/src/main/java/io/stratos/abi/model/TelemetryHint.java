package io.stratos.abi.model;

/// A number under a declared tag.
///
/// @param tag index into [StrategyDescriptor#telemetryTags]
public record TelemetryHint(int tag, Decimal value) {}
