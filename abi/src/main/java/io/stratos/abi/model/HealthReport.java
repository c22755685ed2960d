package io.stratos.abi.model;

/// Answer to a healthcheck; `code` is a number from the strategy's documented list.
public record HealthReport(HealthState state, int code) {}
