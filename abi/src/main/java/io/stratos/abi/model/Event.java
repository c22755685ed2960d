package io.stratos.abi.model;

/// Something that is told to a strategy.
public record Event(EventHeader header, EventBody body) {}
