package io.stratos.abi.sandbox;

/// Whether a runtime can start guests on this machine as it should.
///
/// @param detail what was found, for people
/// @param fix the next step; empty if nothing is to be done
public record Readiness(boolean works, String detail, String fix) {}
